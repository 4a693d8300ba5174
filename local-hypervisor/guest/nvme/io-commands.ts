import type { BlockDevice } from "../../control-plane/ports";
import type { GuestMemory } from "../guest-memory";
import type { Command } from "./command";
import { dataSegments, gather, pageBytes, scatter } from "./data-pointer";
import { logicalBlockBytes, maxTransferPagesLog2 } from "./identity";
import { CommandFailure, Status } from "./status";

export interface IoContext {
  readonly memory: GuestMemory;
  readonly disk: BlockDevice;
  /** False once the controller was reset or pulled: data of a command that still runs must not reach the guest */
  isCurrent(): boolean;
}

const opcodes = { flush: 0x00, write: 0x01, read: 0x02, writeZeroes: 0x08, datasetManagement: 0x09 } as const;
const maxTransferBytes = pageBytes << maxTransferPagesLog2;
const forceUnitAccess = 0x40000000;
const everyNamespace = 0xffffffff;

/**
 * Executes a command of the NVM command set (NVM Express 1.4, section 6). What the guest gets wrong throws
 * `CommandFailure` before anything is done; data is taken from guest memory before the first await.
 */
export async function executeIo(context: IoContext, command: Command): Promise<void> {
  if (command.flags !== 0) throw new CommandFailure(Status.invalidField);
  const { disk } = context;
  const anyNamespace = command.opcode === opcodes.flush && command.namespaceId === everyNamespace;
  if (command.namespaceId !== 1 && !anyNamespace) throw new CommandFailure(Status.invalidNamespace);
  switch (command.opcode) {
    case opcodes.flush:
      return onDisk(Status.writeFault, () => disk.flush());
    case opcodes.write:
      return write(context, command);
    case opcodes.read:
      return read(context, command);
    case opcodes.writeZeroes: {
      const { offsetBytes, lengthBytes } = blockRange(disk, command);
      return onDisk(Status.writeFault, () => disk.discard(offsetBytes, lengthBytes));
    }
    case opcodes.datasetManagement:
      return datasetManagement(context, command);
    default:
      throw new CommandFailure(Status.invalidOpcode);
  }
}

async function write({ memory, disk }: IoContext, command: Command): Promise<void> {
  const { offsetBytes, lengthBytes } = transferRange(disk, command);
  const data = gather(memory, dataSegments(memory, command, lengthBytes));
  await onDisk(Status.writeFault, async () => {
    await disk.write(offsetBytes, data);
    if (command.dwords[2] & forceUnitAccess) await disk.flush();
  });
}

async function read({ memory, disk, isCurrent }: IoContext, command: Command): Promise<void> {
  const { offsetBytes, lengthBytes } = transferRange(disk, command);
  const segments = dataSegments(memory, command, lengthBytes);
  const data = await onDisk(Status.unrecoveredReadError, () => disk.read(offsetBytes, lengthBytes));
  if (isCurrent()) scatter(memory, segments, data);
}

const rangeBytes = 16;

async function datasetManagement({ memory, disk }: IoContext, command: Command): Promise<void> {
  const count = (command.dwords[0] & 0xff) + 1;
  const deallocate = (command.dwords[1] & 4) !== 0;
  const bytes = gather(memory, dataSegments(memory, command, count * rangeBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ranges: { offsetBytes: number; lengthBytes: number }[] = [];
  for (let at = 0; at < bytes.length; at += rangeBytes) {
    const start = view.getUint32(at + 12, true) * 2 ** 32 + view.getUint32(at + 8, true);
    ranges.push(checkedRange(disk, start, view.getUint32(at + 4, true)));
  }
  if (!deallocate) return;
  await onDisk(Status.writeFault, async () => {
    for (const { offsetBytes, lengthBytes } of ranges) await disk.discard(offsetBytes, lengthBytes);
  });
}

function transferRange(disk: BlockDevice, command: Command) {
  const range = blockRange(disk, command);
  if (range.lengthBytes > maxTransferBytes) throw new CommandFailure(Status.invalidField);
  return range;
}

function blockRange(disk: BlockDevice, { dwords }: Command) {
  return checkedRange(disk, dwords[1] * 2 ** 32 + dwords[0], (dwords[2] & 0xffff) + 1);
}

function checkedRange(disk: BlockDevice, startBlock: number, blocks: number) {
  const offsetBytes = startBlock * logicalBlockBytes;
  const lengthBytes = blocks * logicalBlockBytes;
  if (offsetBytes + lengthBytes > disk.sizeBytes) throw new CommandFailure(Status.lbaOutOfRange);
  return { offsetBytes, lengthBytes };
}

/** Whatever the disk fails with is an error of the medium to the guest */
async function onDisk<T>(status: Status, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new CommandFailure(status);
  }
}
