import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeImagesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceTerminated,
} from "@aws-sdk/client-ec2";
import { openConsole } from "../../local-hypervisor/cli/control-client";
import { parseKernelImage } from "../../local-hypervisor/guest/boot/kernel-image";
import { unpackKernel } from "../../local-hypervisor/guest/boot/unpack-kernel";
import { createCpio, directory, regularFile, symbolicLink } from "../../local-hypervisor/images/cpio";
import { type BareBoot, bareBoot, bundleBareEngine } from "../support/bare-engine";
import { bootFilesOf, commandLine, drydockMicroDisk } from "../support/engine-disk";
import { Lab } from "../support/lab";
import { type Figure, median } from "./report";

const runs = 5;
const memoryMib = 1024;
const timeoutMs = 180_000;
const marker = "the job is done";
const job = `#!/bin/sh\necho "on $(uname -r), $(free -m | awk '/^Mem/ { print $2 }') MiB"\necho "${marker}"\n`;

/**
 * RunInstances to the end of user data, against v86 as it comes with the same kernel, drivers, command line, memory and
 * script, but without disk, network, metadata, control plane: what all of Drydock around the engine costs a cold boot.
 */
export async function benchColdBoot(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const lab = new Lab();
  try {
    const worker = await bundleBareEngine(folder);
    const boot = await bareBootOf(folder);
    await lab.must(lab.drydock("up"));
    // The first launch unpacks the kernel into the cache, as the first ever on a machine does
    await timeOfInstance(lab);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let run = 0; run < runs; run++) {
      times.bare.push((await bareBoot(worker, boot)).wallMs / 1000);
      times.ours.push(await timeOfInstance(lab));
    }
    const against = { what: "bare v86, same kernel and script", value: median(times.bare) };
    return [
      {
        what: "cold boot: RunInstances to user data done",
        value: median(times.ours),
        unit: "s",
        against,
        aim: 1.15,
        runs,
      },
    ];
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bareBootOf(folder: string): Promise<BareBoot> {
  const { bzImage, initrd } = await bootFilesOf(drydockMicroDisk);
  const { payload } = parseKernelImage(bzImage, "vmlinuz");
  const vmlinux = payload && (await unpackKernel(payload, folder));
  if (!vmlinux) throw new Error("the image's kernel cannot be unpacked here; is xz installed?");
  const init = [
    "#!/bin/sh",
    "mount -t proc proc /proc",
    "mount -t sysfs sysfs /sys",
    "mount -t devtmpfs devtmpfs /dev",
    "modprobe -a $(cat /modules.load)",
    "/job",
    "exec sh",
    "",
  ].join("\n");
  const applets = ["awk", "free", "uname"].map((name) => symbolicLink(`bin/${name}`, "/bin/busybox"));
  const overlay = createCpio([
    directory("bin"),
    ...applets,
    regularFile("init", Buffer.from(init), 0o755),
    regularFile("job", Buffer.from(job), 0o755),
  ]);
  return {
    vmlinux,
    bzImage,
    initrd: Buffer.concat([initrd, overlay]),
    commandLine,
    memoryMib,
    marker,
    timeoutMs,
  };
}

/** Seconds from the call of RunInstances to the marker on the instance's console */
async function timeOfInstance(lab: Lab): Promise<number> {
  const client = lab.ec2();
  const { Images } = await client.send(
    new DescribeImagesCommand({
      Owners: ["self"],
      Filters: [{ Name: "name", Values: ["drydock-micro-hvm-*"] }],
    }),
  );
  const began = performance.now();
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: "t2.micro",
      MinCount: 1,
      MaxCount: 1,
      UserData: Buffer.from(job).toString("base64"),
    }),
  );
  const instanceId = Instances?.[0]?.InstanceId as string;
  await consoleShows(lab, instanceId);
  const seconds = (performance.now() - began) / 1000;
  await client.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
  await waitUntilInstanceTerminated(
    { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
    { InstanceIds: [instanceId] },
  );
  return seconds;
}

async function consoleShows(lab: Lab, instanceId: string): Promise<void> {
  const stream = await openConsole(instanceId, lab.state);
  let text = "";
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no '${marker}' within ${timeoutMs / 1000} s:\n${text}\n${lab.logTail()}`)),
        timeoutMs,
      );
      stream.on("data", (bytes: Buffer) => {
        text += bytes.toString();
        if (!text.includes(marker)) return;
        clearTimeout(timer);
        resolve();
      });
      stream.on("error", reject);
    });
  } finally {
    stream.destroy();
  }
}
