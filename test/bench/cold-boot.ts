import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseKernelImage } from "../../local-hypervisor/guest/boot/kernel-image";
import { unpackKernel } from "../../local-hypervisor/guest/boot/unpack-kernel";
import {
  type CpioEntry,
  createCpio,
  directory,
  regularFile,
  symbolicLink,
} from "../../local-hypervisor/images/cpio";
import { runHostCommand } from "../../local-hypervisor/images/host-command";
import { findProgram } from "../../local-hypervisor/images/host-programs";
import { partitionStartBytes } from "../../local-hypervisor/images/partition-table";
import { type BareBoot, bareBoot, bundleBareEngine } from "../support/bare-engine";
import { bootFilesOf, commandLine, drydockMicroDisk } from "../support/engine-disk";
import { Lab } from "../support/lab";
import { type Figure, median } from "./report";
import { type TimedInstance, timeOfInstance } from "./timed-instance";

const runs = 5;
const memoryMib = 1024;
const timeoutMs = 180_000;
const marker = "the job is done";
const job = `#!/bin/sh\necho "on $(uname -r), $(free -m | awk '/^Mem/ { print $2 }') MiB"\necho "${marker}"\n`;

const instance: TimedInstance = {
  image: "drydock-micro-hvm",
  instanceType: "t2.micro",
  userData: job,
  marker,
};

/**
 * RunInstances to the end of user data, beside v86 as it comes with the same kernel, drivers, command line and memory,
 * everything in a RAM disk: once with the image's own user space and first boot, whose ratio is what Drydock's disk,
 * network, metadata service and control plane add to a boot; once with nothing but the script, which no system that
 * has a user space can reach.
 */
export async function benchColdBoot(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const lab = new Lab({ DRYDOCK_WARM: "off" });
  try {
    const worker = await bundleBareEngine(folder);
    const kernel = await kernelOf(folder);
    const boots = {
      userSpace: { ...kernel, initrd: await userSpaceRamDisk(kernel.initrd, folder) },
      script: { ...kernel, initrd: scriptRamDisk(kernel.initrd) },
    };
    await lab.must(lab.drydock("up"));
    // The first launch unpacks the kernel into the cache, as the first ever on a machine does
    await timeOfInstance(lab, instance);
    const times = { ours: [] as number[], userSpace: [] as number[], script: [] as number[] };
    for (let run = 0; run < runs; run++) {
      times.ours.push(await timeOfInstance(lab, instance));
      times.userSpace.push((await bareBoot(worker, boots.userSpace)).wallMs / 1000);
      times.script.push((await bareBoot(worker, boots.script)).wallMs / 1000);
    }
    const figure = {
      what: "cold boot: RunInstances to user data done",
      value: median(times.ours),
      unit: "s",
      runs,
    } as const;
    return [
      {
        ...figure,
        against: { what: "bare v86, same kernel and user space in RAM", value: median(times.userSpace) },
        aim: 1.15,
      },
      {
        ...figure,
        against: { what: "bare v86, same kernel, the script alone", value: median(times.script) },
      },
    ];
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function kernelOf(folder: string): Promise<BareBoot> {
  const { bzImage, initrd } = await bootFilesOf(drydockMicroDisk);
  const { payload } = parseKernelImage(bzImage, "vmlinuz");
  const vmlinux = payload && (await unpackKernel(payload, folder));
  if (!vmlinux) throw new Error("the image's kernel cannot be unpacked here; is xz installed?");
  return { vmlinux, bzImage, initrd, commandLine, memoryMib, marker, timeoutMs };
}

const mountAndLoad = [
  "#!/bin/sh",
  "mount -t proc proc /proc",
  "mount -t sysfs sysfs /sys",
  "mount -t devtmpfs devtmpfs /dev",
  "modprobe -a $(cat /modules.pci)",
];
const program = (...lines: string[]): Buffer => Buffer.from(`${lines.join("\n")}\n`);

function scriptRamDisk(initrd: Uint8Array): Uint8Array {
  const applets = ["awk", "free", "uname"].map((name) => symbolicLink(`bin/${name}`, "/bin/busybox"));
  const overlay = createCpio([
    ...applets,
    regularFile("init", program(...mountAndLoad, "/job", "exec sh"), 0o755),
    regularFile("job", Buffer.from(job), 0o755),
  ]);
  return Buffer.concat([initrd, overlay]);
}

/** The image's root file system without kernel and modules; files answer where DHCP and the metadata service would */
async function userSpaceRamDisk(initrd: Uint8Array, folder: string): Promise<Uint8Array> {
  const tree = join(folder, "root");
  mkdirSync(tree);
  await runHostCommand(findProgram("debugfs") ?? "debugfs", [
    "-R",
    `rdump / ${tree}`,
    `${drydockMicroDisk}?offset=${partitionStartBytes}`,
  ]);
  const kept =
    /^(bin|sbin|etc|root|home|run|tmp|var|usr\/(bin|sbin|lib\/drydock-micro|share\/udhcpc)|lib\/(ld-|i386-linux-gnu\/(ld-|libc\.so|libcrypt|libz|libtom|libgmp))|usr\/lib\/i386-linux-gnu\/(libtom|libgmp|libz))/;
  const atBoot = "etc/init.d/rcS";
  const standIns: Record<string, Buffer> = {
    // There is no card, for which it would wait
    [atBoot]: Buffer.from(readFileSync(join(tree, atBoot), "utf8").replaceAll("net/eth0", "net/lo")),
    init: program(...mountAndLoad, "exec /sbin/init"),
    "bin/udhcpc": program(
      "#!/bin/sh",
      "ifconfig lo 127.0.0.2 netmask 255.0.0.0 mtu 1500",
      "echo nameserver 127.0.0.2 > /etc/resolv.conf",
    ),
    "usr/lib/drydock-micro/metadata.sh": program(
      "newline='",
      "'",
      "metadata_token() { metadata_session_token=token; }",
      "metadata_facts() { instance_id=i-0; local_hostname=ip-127-0-0-2.local; public_key=''; }",
      'metadata_get() { case "$1" in user-data) cat /job;; *) return 1;; esac; }',
    ),
    job: Buffer.from(job),
  };
  const paths = readdirSync(tree, { recursive: true, encoding: "utf8" }).sort();
  const entries = paths
    .filter((path) => kept.test(path) && !(path in standIns))
    .map((path): CpioEntry => {
      const status = lstatSync(join(tree, path));
      if (status.isSymbolicLink()) return symbolicLink(path, readlinkSync(join(tree, path)));
      return status.isDirectory()
        ? directory(path)
        : regularFile(path, readFileSync(join(tree, path)), status.mode & 0o777);
    });
  const parents = ["usr", "usr/lib", "usr/share", "lib", "lib/i386-linux-gnu", "usr/lib/i386-linux-gnu"].map(
    directory,
  );
  const overlay = createCpio([
    ...parents,
    ...entries,
    ...Object.entries(standIns).map(([path, data]) => regularFile(path, data, 0o755)),
  ]);
  return Buffer.concat([initrd, overlay]);
}
