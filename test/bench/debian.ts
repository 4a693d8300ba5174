import { readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { hypervisorPaths } from "../../local-hypervisor/config";
import { readManifest } from "../../local-hypervisor/images/manifest";
import type { InstanceMetadata } from "../../local-hypervisor/metadata/instance-metadata";
import { BareQemu, copyDisk } from "../support/bare-qemu";
import { fullMetadata } from "../support/instance-metadata";
import { Lab } from "../support/lab";
import { cpuSecondsOf, machinesOf } from "../support/machine-processes";
import { UserNetwork } from "../support/user-network";
import { type Figure, median } from "./report";
import { launch, launchOnce, type TimedInstance, terminate } from "./timed-instance";

const runs = Number(process.env.DRYDOCK_BENCH_RUNS ?? 3);
const gibibyte = 2 ** 30;
const timeoutMs = 600_000;
/** A t3.micro */
const [memoryMib, vcpus] = [1024, 2];
const done = /Cloud-init v\. \S+ finished at/;
const instance: TimedInstance = {
  image: "debian-12-amd64",
  instanceType: "t3.micro",
  userData: "#!/bin/sh\necho the job is done\n",
  marker: "the job is done",
};
const macAddress = "0a:ff:c2:00:00:2a";

/** The instance that the bare guest is told it is: as many leaves of metadata as one of a default VPC has */
const [card] = fullMetadata.networkInterfaces as [(typeof fullMetadata.networkInterfaces)[number]];
const metadata: InstanceMetadata = {
  ...fullMetadata,
  instanceType: instance.instanceType,
  architecture: "x86_64",
  kernelId: undefined,
  ramdiskId: undefined,
  productCodes: undefined,
  placement: { region: "eu-west-1", availabilityZone: "eu-west-1a", availabilityZoneId: "euw1-az1" },
  securityGroupNames: ["default"],
  publicKeys: [],
  blockDevices: [],
  networkInterfaces: [
    {
      ...card,
      macAddress,
      privateIpAddresses: ["172.31.16.5"],
      ipv4Associations: { "127.64.0.9": ["172.31.16.5"] },
      securityGroupNames: ["default"],
      securityGroupIds: ["sg-0123456789abcdef0"],
    },
  ],
  userData: undefined,
  tags: {},
};

/** Of one cold boot, in seconds. */
interface Boot {
  readonly wall: number;
  /** Of QEMU, and of the daemon where there is one */
  readonly processor: number;
}

/**
 * RunInstances to cloud-init's end on a t3.micro of debian-12, beside QEMU as it is with the same machine, a raw file, its
 * own user network, its console in a file, and a metadata service of the same tree. In turn, each from power-on.
 */
export async function benchDebian(): Promise<Figure[]> {
  if (process.platform !== "linux") {
    console.error("debian: skipped, the bare guest's network is in a namespace of Linux's");
    return [];
  }
  const images = join(hypervisorPaths().images, "debian-12");
  const manifest = readManifest(images);
  if (!manifest) {
    console.error("debian: skipped, there is no image; build it with: drydock image build debian-12");
    return [];
  }
  const lab = new Lab({ DRYDOCK_ENGINE: "qemu", DRYDOCK_WARM_QEMU: "off" });
  const network = await UserNetwork.open(metadata, instance.userData);
  try {
    await lab.must(lab.drydock("up"));
    // The first launch takes the image's bytes into the store, and finds the accelerator
    await launchOnce(lab, instance);
    const [ours, bare]: [Boot[], Boot[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      ours.push(await bootOurs(lab));
      const disk = join(lab.folder, "bare.raw");
      copyDisk(join(images, manifest.file), disk);
      truncateSync(disk, manifest.rootVolumeGib * gibibyte);
      bare.push(await bootBare(disk, join(lab.folder, `bare-${run}.log`), network));
    }
    console.error("debian:", { ours, bare });
    const figure = (what: string, against: string, field: keyof Boot) => ({
      what: `debian-12, t3.micro, from power-on: ${what}`,
      value: median(ours.map((each) => each[field])),
      unit: "s" as const,
      against: { what: against, value: median(bare.map((each) => each[field])) },
      runs,
    });
    return [
      { ...figure("RunInstances to cloud-init done", "bare QEMU", "wall"), aim: 1.05 },
      figure("processor time of QEMU and daemon", "of bare QEMU", "processor"),
    ];
  } finally {
    await network.close();
    await lab.close();
  }
}

async function bootOurs(lab: Lab): Promise<Boot> {
  const daemon = lab.endpoint?.pid as number;
  const before = cpuSecondsOf(daemon);
  const began = performance.now();
  const instanceId = await launch(lab, instance);
  await untilDone(join(lab.state, "consoles", `${instanceId}.log`));
  const wall = (performance.now() - began) / 1000;
  const machines = machinesOf(instanceId).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  const processor = machines + cpuSecondsOf(daemon) - before;
  await terminate(lab, instanceId);
  return { wall, processor };
}

async function bootBare(disk: string, consoleFile: string, network: UserNetwork): Promise<Boot> {
  const began = performance.now();
  const qemu = await BareQemu.start({
    files: new Map([["vol-0123456789abcdef0", disk]]),
    memoryMib,
    vcpus,
    instanceId: metadata.instanceId,
    card: { netdev: network.netdev, macAddress },
    consoleFile,
    command: (words) => network.command(words),
  });
  try {
    await untilDone(consoleFile);
    return { wall: (performance.now() - began) / 1000, processor: cpuSecondsOf(qemu.pid as number) };
  } finally {
    await qemu.end();
    rmSync(disk);
  }
}

/** Looks now and then: whoever listened to every byte would take a processor's time from both */
async function untilDone(file: string): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let text = ""; !done.test(text); await pause(100)) {
    if (performance.now() > deadline)
      throw new Error(`cloud-init was not done in time:\n${text.slice(-3000)}`);
    text = readText(file);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    // Nothing was printed yet
    return "";
  }
}
