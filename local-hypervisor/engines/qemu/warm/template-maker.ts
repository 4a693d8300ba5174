import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BlockDevice, GuestSpec } from "../../../control-plane/ports";
import { partitionReader, readPartitions } from "../../../guest/boot/partition-table";
import { Ext4FileSystem } from "../../../guest/ext4/file-system";
import { EngineError } from "../../engine-error";
import { commandLine, diskDeviceId } from "../command-line";
import { Disks } from "../disks";
import type { MachineIdentity } from "../identity";
import type { GuestHome } from "../machine-start";
import { QemuProcess } from "../qemu-process";
import { QmpClient } from "../qmp-client";
import { stateCapabilities } from "./go-on";
import { forms, type GuestIdentity } from "./identity-traces";
import { survey } from "./sparse-files";
import { TemplateDisk } from "./template-disk";
import { awaitLine } from "./template-lines";
import { templateFiles, type WarmTemplate } from "./templates";
import type { WarmStart } from "./warm-key";

/** What an image has that can make its guest a template */
const program = "/usr/lib/drydock/warm-start";

/** A machine that has not come so far within this never will; under emulation on a busy machine it takes minutes */
const bootTimeoutMs = 600_000;
/** What the guest still does when it has said that it waits */
const settleMs = 500;

/** By which `warm-start` knows a template: nobody takes such a UUID for one of EC2's, so that cloud-init waits */
const uuidPrefix = "7e3a1a7e";

const megabyte = 2 ** 20;

/**
 * Boots a machine of its own, with no network, until its `warm-start` waits, and keeps its memory and what it wrote. Its
 * identity is random, so that every place that holds it can be found. Rejects with `EngineError`.
 */
export async function makeTemplate(
  { memoryMib, vcpus }: GuestSpec,
  { deviceName, sizeBytes, content }: WarmStart,
  home: GuestHome,
  folder: string,
  signal: AbortSignal,
): Promise<WarmTemplate> {
  const bytes = await content.open();
  const sockets = await mkdtemp(join(tmpdir(), "drydock-"));
  const files = (name: keyof typeof templateFiles) => join(folder, templateFiles[name]);
  const disks = new Disks(sockets, home.serveDevice);
  let disk: TemplateDisk | undefined;
  let process: QemuProcess | undefined;
  const { machine, rootId } = templateIdentity();
  try {
    await requireProgram(bytes);
    disk = await TemplateDisk.create(bytes, files("disk"), sizeBytes);
    const card = await disks.add({ volumeId: rootId, deviceName, device: disk });
    const memory = { path: files("memory"), shared: true };
    await createSparse(memory.path, memoryMib * megabyte);
    const sandbox = platform() === "linux";
    const { accelerator } = home;
    process = new QemuProcess(
      home.program,
      commandLine({
        identity: machine,
        accelerator,
        sandbox,
        memoryMib,
        vcpus,
        disks: [card],
        networkInterfaces: [],
        memory,
      }),
    );
    if (process.pid !== undefined) home.records.add(machine.instanceId, process.pid, sockets);
    let console = "";
    process.console.on("data", (text: Buffer) => {
      console += text.toString("latin1");
    });
    const [, bootId = ""] = await awaitLine(process, /^template ([0-9a-f-]{36})\n/m, bootTimeoutMs, signal);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const qmp = new QmpClient(process.monitor);
    await qmp.ready;
    await qmp.execute("stop");
    await disk.flush();
    // QEMU keeps no state of NVMe cards; without the card there is none to keep, and the guest sets up another one
    await qmp.execute("qom-set", {
      path: `/machine/peripheral/${diskDeviceId(card.serial)}`,
      property: "realized",
      value: false,
    });
    await writeState(qmp, join(sockets, "state"), files("state"));
    process.kill();
    await process.ended;
    const identity: GuestIdentity = { ...machine, rootSerial: card.serial, bootId };
    const searched = forms(identity);
    const { runs } = disk;
    await disks.close();
    return {
      folder,
      identity,
      memory: await survey(files("memory"), searched),
      disk: { runs, traces: (await survey(files("disk"), searched, runs)).traces },
      console,
    };
  } finally {
    process?.kill();
    await process?.ended;
    home.records.remove(machine.instanceId);
    await disks.close();
    await disk?.close();
    await bytes.close();
    await rm(sockets, { recursive: true, force: true });
  }
}

/** Random, and of the lengths that instances' have */
function templateIdentity(): { readonly machine: MachineIdentity; readonly rootId: string } {
  const hex = (digits: number) => randomBytes(16).toString("hex").slice(0, digits);
  const uuid = [uuidPrefix, hex(4), `4${hex(3)}`, `8${hex(3)}`, hex(12)].join("-");
  return { machine: { instanceId: `i-${hex(17)}`, uuid }, rootId: `tpl-${hex(17)}` };
}

async function requireProgram(content: BlockDevice): Promise<void> {
  for (const partition of await readPartitions(content)) {
    const fileSystem = await Ext4FileSystem.open(partitionReader(content, partition)).catch(() => undefined);
    if (await fileSystem?.readFile(program, megabyte).catch(() => undefined)) return;
  }
  throw new EngineError(
    "unsupported",
    `The image has no ${program}, by which its guests could be templates.`,
  );
}

async function createSparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.truncate(sizeBytes);
  } finally {
    await file.close();
  }
}

async function writeState(qmp: QmpClient, socketPath: string, path: string): Promise<void> {
  const server = createServer();
  server.listen(socketPath);
  await once(server, "listening");
  try {
    const written = once(server, "connection").then(([stream]) =>
      pipeline(stream, createWriteStream(path, { mode: 0o600 })),
    );
    // Whoever waits hears of it
    written.catch(() => undefined);
    await qmp.execute("migrate-set-capabilities", stateCapabilities);
    await qmp.execute("migrate", { uri: `unix:${socketPath}` });
    for (;;) {
      const answer = (await qmp.execute("query-migrate")) as { status?: string; "error-desc"?: string };
      if (answer.status === "completed") break;
      if (answer.status === "failed")
        throw new EngineError(
          "internal",
          `QEMU did not give its state: ${answer["error-desc"] ?? "no reason"}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await written;
  } finally {
    server.close();
  }
}
