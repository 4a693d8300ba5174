import type { GuestMemory } from "../../local-hypervisor/guest/guest-memory";
import { NvmeController } from "../../local-hypervisor/guest/nvme/controller";
import type { DiskIdentity } from "../../local-hypervisor/guest/nvme/identity";
import { MemoryDisk } from "./memory-disk";

const pageBytes = 4096;
const memoryBytes = 4 * 2 ** 20;
const entries = 16;
const adminSubmission = 0x10000;
const adminCompletion = 0x11000;
const ioSubmission = 0x12000;
const ioCompletion = 0x13000;

export interface TestCommand {
  opcode: number;
  namespaceId?: number;
  flags?: number;
  prp1?: number;
  prp2?: number;
  dwords?: number[];
}

export interface TestCompletion {
  /** Status without phase; do-not-retry included */
  status: number;
  result: number;
}

/** RAM of a test: every access beyond it fails the test. */
export class TestMemory implements GuestMemory {
  readonly bytes = new Uint8Array(memoryBytes);
  writes = 0;

  covers(address: number, lengthBytes: number): boolean {
    return address >= 0 && address + lengthBytes <= memoryBytes;
  }

  read(address: number, lengthBytes: number): Uint8Array {
    if (!this.covers(address, lengthBytes)) throw new Error(`read of ${lengthBytes} bytes at ${address}`);
    return this.bytes.slice(address, address + lengthBytes);
  }

  write(address: number, bytes: Uint8Array): void {
    if (!this.covers(address, bytes.length)) throw new Error(`write of ${bytes.length} bytes at ${address}`);
    this.writes++;
    this.bytes.set(bytes, address);
  }
}

/** As much of an NVMe driver as tests need: an admin queue and one I/O queue of 16 entries, polled. */
export class NvmeDriver {
  readonly memory = new TestMemory();
  controller: NvmeController;
  interrupt = false;
  /** Whether the guest has interrupt messages on, and their vectors so far */
  takesMessages = false;
  readonly messages: number[] = [];
  private readonly tails = [0, 0];
  private readonly heads = [0, 0];
  private readonly phases = [1, 1];
  private readonly done = new Map<number, (completion: TestCompletion) => void>();
  private lastCommandId = 0;
  private completionEntries = [entries, entries];

  constructor(
    readonly disk = new MemoryDisk(2 ** 20),
    private readonly identity: DiskIdentity = { serial: "vol0123456789abcdef0", deviceName: "/dev/sdf" },
  ) {
    this.controller = this.makeController();
  }

  /** Another controller goes on where this one stands, which nobody hears of any more */
  move(): void {
    const saved = structuredClone(this.controller.save());
    this.controller = this.makeController();
    this.controller.restore(saved);
  }

  private makeController(): NvmeController {
    const isCurrent = () => this.controller === undefined || this.controller === made;
    const made: NvmeController = new NvmeController(this.identity, {
      memory: {
        covers: (address, lengthBytes) => this.memory.covers(address, lengthBytes),
        read: (address, lengthBytes) => this.memory.read(address, lengthBytes),
        write: (address, bytes) => {
          if (isCurrent()) this.memory.write(address, bytes);
        },
      },
      disk: this.disk,
      setInterrupt: (asserted) => {
        if (isCurrent()) this.interrupt = asserted;
      },
      takesMessages: () => this.takesMessages,
      signal: (vector) => {
        if (isCurrent()) this.messages.push(vector);
      },
    });
    return made;
  }

  enable(): void {
    this.controller.write(0x24, ((entries - 1) << 16) | (entries - 1));
    this.controller.write(0x28, adminSubmission);
    this.controller.write(0x2c, 0);
    this.controller.write(0x30, adminCompletion);
    this.controller.write(0x34, 0);
    this.controller.write(0x14, 0x00460001);
    for (let queue = 0; queue < 2; queue++) {
      this.tails[queue] = this.heads[queue] = 0;
      this.phases[queue] = 1;
    }
    this.memory.bytes.fill(0, adminCompletion, adminCompletion + pageBytes);
    this.memory.bytes.fill(0, ioCompletion, ioCompletion + pageBytes);
    this.done.clear();
  }

  disable(): void {
    this.controller.write(0x14, 0x00460000);
  }

  /** Enables the controller and makes the I/O queue */
  async start(completionEntries = entries): Promise<void> {
    this.enable();
    this.completionEntries = [entries, completionEntries];
    const size = (entries - 1) << 16;
    const created = [
      await this.admin({
        opcode: 0x05,
        prp1: ioCompletion,
        dwords: [((completionEntries - 1) << 16) | 1, 3],
      }),
      await this.admin({ opcode: 0x01, prp1: ioSubmission, dwords: [size | 1, (1 << 16) | 1] }),
    ];
    if (created.some(({ status }) => status !== 0)) throw new Error("the I/O queue was not made");
  }

  admin(command: TestCommand): Promise<TestCompletion> {
    return this.submit(0, command);
  }

  io(command: TestCommand): Promise<TestCompletion> {
    return this.submit(1, { namespaceId: 1, ...command });
  }

  /** Puts a command into a queue and rings its doorbell; resolves with the completion, which `poll` finds */
  submit(queue: number, command: TestCommand): Promise<TestCompletion> {
    this.lastCommandId = (this.lastCommandId + 1) & 0xffff;
    const commandId = this.lastCommandId;
    this.memory.bytes.set(
      encode(command, commandId),
      (queue ? ioSubmission : adminSubmission) + (this.tails[queue] ?? 0) * 64,
    );
    this.tails[queue] = ((this.tails[queue] ?? 0) + 1) % entries;
    const completion = new Promise<TestCompletion>((resolve) => this.done.set(commandId, resolve));
    this.controller.write(0x1000 + queue * 8, this.tails[queue] ?? 0);
    void this.poll(commandId);
    return completion;
  }

  /** Looks for completions until the command's is there, or for a while */
  private async poll(commandId: number): Promise<void> {
    for (let turn = 0; turn < 10_000 && this.done.has(commandId); turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      this.takeCompletions();
    }
  }

  takeCompletions(): void {
    for (const queue of [0, 1]) {
      for (;;) {
        const at = (queue ? ioCompletion : adminCompletion) + (this.heads[queue] ?? 0) * 16;
        const view = new DataView(this.memory.bytes.buffer, at, 16);
        const statusAndPhase = view.getUint16(14, true);
        if ((statusAndPhase & 1) !== this.phases[queue]) break;
        this.heads[queue] = ((this.heads[queue] ?? 0) + 1) % (this.completionEntries[queue] ?? entries);
        if (this.heads[queue] === 0) this.phases[queue] = (this.phases[queue] ?? 0) ^ 1;
        const commandId = view.getUint16(12, true);
        this.done.get(commandId)?.({ status: statusAndPhase >> 1, result: view.getUint32(0, true) });
        this.done.delete(commandId);
        this.controller.write(0x1004 + queue * 8, this.heads[queue] ?? 0);
      }
    }
  }
}

function encode(
  { opcode, namespaceId = 0, flags = 0, prp1 = 0, prp2 = 0, dwords = [] }: TestCommand,
  commandId: number,
) {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, opcode);
  view.setUint8(1, flags);
  view.setUint16(2, commandId, true);
  view.setUint32(4, namespaceId, true);
  view.setBigUint64(24, BigInt(prp1), true);
  view.setBigUint64(32, BigInt(prp2), true);
  dwords.forEach((value, index) => {
    view.setUint32(40 + index * 4, value, true);
  });
  return bytes;
}
