import type { Writable } from "node:stream";
import { BlockStoreError } from "../errors";
import type { ByteSource } from "./byte-source";
import type { NbdExport } from "./exports";
import type { Agreement } from "./negotiation";
import { Outbox } from "./outbox";
import {
  Command,
  CommandFlag,
  magic,
  maxPayloadBytes,
  minBlockBytes,
  NbdErrno,
  NbdProtocolError,
} from "./protocol";
import { type Reply, ReplyWriter } from "./replies";
import { ReplyMemory } from "./reply-memory";
import { RequestBudget } from "./request-budget";

const requestBytes = 28;

/** Zeroes that are written at once where a client wants space taken rather than given back, bytes */
const zeroPieceBytes = 2 ** 20;

interface NbdRequest {
  readonly flags: number;
  readonly command: number;
  readonly cookie: Uint8Array;
  readonly offset: bigint;
  readonly lengthBytes: number;
}

/** A request that is answered by an error; nothing is wrong with the connection. */
class RequestRefused extends Error {
  constructor(
    readonly errno: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Carries out the requests of one client until it takes its leave, as many at a time as the budget holds, and answers
 * each when it is done. Rejects with `NbdProtocolError` and `EndOfBytes`, once all that was begun has ended.
 */
export async function transmit(source: ByteSource, sink: Writable, agreement: Agreement): Promise<void> {
  const budget = new RequestBudget();
  const writer = new ReplyWriter(agreement.structuredReplies);
  const outbox = new Outbox(sink);
  const memory = new ReplyMemory();
  const { export: served } = agreement;
  try {
    for (;;) {
      const request = readRequest(source.readNow(requestBytes) ?? (await source.read(requestBytes)));
      if (request.command === Command.disconnect) return;
      const { lengthBytes } = request;
      const carriesData = request.command === Command.read || request.command === Command.write;
      if (request.command === Command.write && lengthBytes > maxPayloadBytes)
        throw new NbdProtocolError(`${lengthBytes} bytes of one write are too many`);
      // A read beyond the largest payload is refused without taking any memory
      const costBytes = carriesData ? Math.min(lengthBytes, maxPayloadBytes) : 0;
      if (!budget.holds(costBytes)) await budget.untilItHolds(costBytes);
      const room = carriesData && lengthBytes <= maxPayloadBytes ? memory.take(lengthBytes) : undefined;
      if (room && request.command === Command.write) await source.fill(room);
      budget.take(costBytes);
      void answer(request, room, served, writer).then((reply) =>
        outbox.send(reply, () => {
          budget.giveBack(costBytes);
          if (room) memory.giveBack(room);
        }),
      );
    }
  } finally {
    await budget.untilIdle();
  }
}

function readRequest(bytes: Buffer): NbdRequest {
  if (bytes.readUInt32BE(0) !== magic.request) throw new NbdProtocolError("no request where one must be");
  return {
    flags: bytes.readUInt16BE(4),
    command: bytes.readUInt16BE(6),
    cookie: bytes.subarray(8, 16),
    offset: bytes.readBigUInt64BE(16),
    lengthBytes: bytes.readUInt32BE(24),
  };
}

/** Never rejects. `bytes` are those of a write, or room for those of a read */
async function answer(
  request: NbdRequest,
  bytes: Uint8Array | undefined,
  served: NbdExport,
  writer: ReplyWriter,
): Promise<Reply> {
  try {
    const data = await carryOut(request, bytes, served);
    return data ? writer.data(request.cookie, request.offset, data) : writer.success(request.cookie);
  } catch (error) {
    return writer.error(request.cookie, errnoOf(error), (error as Error).message);
  }
}

async function carryOut(
  request: NbdRequest,
  bytes: Uint8Array | undefined,
  served: NbdExport,
): Promise<Uint8Array | undefined> {
  const { device } = served;
  const { command, lengthBytes } = request;
  checkFlags(request);
  if (command === Command.flush) {
    await device.flush();
    return undefined;
  }
  const writes = command !== Command.read;
  if (writes && served.readOnly)
    throw new RequestRefused(NbdErrno.notPermitted, `${served.name} is served for reading only.`);
  const offsetBytes = checkPlace(request, device.sizeBytes, writes);
  switch (command) {
    case Command.read:
      if (lengthBytes > maxPayloadBytes)
        throw new RequestRefused(NbdErrno.invalid, `One request reads ${maxPayloadBytes} bytes at most.`);
      return device.read(offsetBytes, lengthBytes, bytes);
    case Command.write:
      await device.write(offsetBytes, bytes as Uint8Array);
      break;
    case Command.trim:
      await device.discard(offsetBytes, lengthBytes);
      break;
    case Command.writeZeroes:
      await writeZeroes(request, offsetBytes, served);
      break;
  }
  if (request.flags & CommandFlag.forceUnitAccess) await device.flush();
  return undefined;
}

const knownFlags: Readonly<Record<number, number>> = {
  // Clients that know a server for force unit access set it for reads and flushes too, where it means nothing
  [Command.read]: CommandFlag.forceUnitAccess | CommandFlag.dontFragment,
  [Command.write]: CommandFlag.forceUnitAccess,
  [Command.flush]: CommandFlag.forceUnitAccess,
  [Command.trim]: CommandFlag.forceUnitAccess,
  [Command.writeZeroes]: CommandFlag.forceUnitAccess | CommandFlag.noHole | CommandFlag.fastZero,
};

function checkFlags({ command, flags }: NbdRequest): void {
  const known = knownFlags[command];
  if (known === undefined)
    throw new RequestRefused(NbdErrno.invalid, `This server does not know request ${command}.`);
  if (flags & ~known)
    throw new RequestRefused(NbdErrno.invalid, `Request ${command} does not take flags ${flags & ~known}.`);
}

function checkPlace({ offset, lengthBytes }: NbdRequest, sizeBytes: number, writes: boolean): number {
  if (offset + BigInt(lengthBytes) > BigInt(sizeBytes)) {
    throw new RequestRefused(
      writes ? NbdErrno.noSpace : NbdErrno.invalid,
      `${lengthBytes} bytes at ${offset} lie beyond the ${sizeBytes} bytes of the device.`,
    );
  }
  const offsetBytes = Number(offset);
  if (offsetBytes % minBlockBytes !== 0 || lengthBytes % minBlockBytes !== 0) {
    throw new RequestRefused(
      NbdErrno.invalid,
      `${lengthBytes} bytes at ${offset} are not whole blocks of ${minBlockBytes}.`,
    );
  }
  return offsetBytes;
}

async function writeZeroes(request: NbdRequest, offsetBytes: number, { device }: NbdExport): Promise<void> {
  const { flags, lengthBytes } = request;
  if ((flags & CommandFlag.noHole) === 0) return device.discard(offsetBytes, lengthBytes);
  if (flags & CommandFlag.fastZero)
    throw new RequestRefused(NbdErrno.notSupported, "Zeroes that take space are as slow as any write.");
  const zeroes = new Uint8Array(Math.min(zeroPieceBytes, lengthBytes));
  for (let done = 0; done < lengthBytes; done += zeroPieceBytes)
    await device.write(offsetBytes + done, zeroes.subarray(0, Math.min(zeroPieceBytes, lengthBytes - done)));
}

function errnoOf(error: unknown): number {
  if (error instanceof RequestRefused) return error.errno;
  if (!(error instanceof BlockStoreError)) return NbdErrno.io;
  if (error.kind === "readOnly") return NbdErrno.notPermitted;
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code === "ENOSPC" || cause?.code === "EDQUOT" ? NbdErrno.noSpace : NbdErrno.io;
}
