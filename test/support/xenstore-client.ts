import {
  decodeHeader,
  decodePayload,
  encodeMessage,
  headerBytes,
  messageType,
  type StoreMessage,
} from "../../local-hypervisor/guest/xen/xenstore/wire";
import type { TestDeviceMemory } from "./virtio-net-driver";

const ringBytes = 1024;

/**
 * The guest's end of the store's page, as a kernel drives it: bytes as there is room, wakes the store only as Linux
 * does (an empty ring that it fills, a full one that it empties).
 */
export class XenstoreClient {
  readonly events: string[][] = [];
  private output: number[] = [];
  private input: number[] = [];
  private lastRequest = 0;
  private readonly answers = new Map<number, StoreMessage>();

  constructor(
    private readonly memory: TestDeviceMemory,
    private readonly page: number,
    private readonly notify: () => void,
    /** Lets the store work */
    private readonly turn: () => void,
  ) {}

  /** A request and its answer, with the words of its payload */
  request(type: number, texts: readonly string[], options: { transaction?: number; value?: string } = {}) {
    const payload = texts.map((text) => `${text}\0`).join("") + (options.value ?? "");
    return this.answerTo(this.send(type, payload, options.transaction));
  }

  /** The answer's text, or the error's name */
  ask(
    type: number,
    texts: readonly string[],
    options: { transaction?: number; value?: string } = {},
  ): string {
    return this.request(type, texts, options).payload.replace(/\0$/, "");
  }

  read = (path: string, transaction?: number) => this.ask(messageType.read, [path], { transaction });

  write = (path: string, value: string, transaction?: number) =>
    this.ask(messageType.write, [path], { value, transaction });

  begin(): number {
    return Number(this.ask(messageType.transactionStart, [""]));
  }

  end = (transaction: number, commit = true) =>
    this.ask(messageType.transactionEnd, [commit ? "T" : "F"], { transaction });

  /** Queues a request; the result is its number */
  send(type: number, payload: string, transactionId = 0): number {
    const requestId = ++this.lastRequest;
    this.output.push(...encodeMessage({ type, requestId, transactionId, payload }));
    this.push();
    return requestId;
  }

  answerTo(requestId: number): StoreMessage {
    for (let turns = 0; turns < 100; turns++) {
      const answer = this.answers.get(requestId);
      if (answer) {
        this.answers.delete(requestId);
        return answer;
      }
      this.turn();
      this.push();
      this.pull();
    }
    throw new Error(`no answer to request ${requestId}`);
  }

  /** Events that came since the last call, path and token of each */
  takeEvents(): string[][] {
    for (let turns = 0; turns < 20; turns++) {
      this.turn();
      this.pull();
    }
    return this.events.splice(0);
  }

  private push(): void {
    const consumer = this.memory.readUint32(this.page + 2048);
    let producer = this.memory.readUint32(this.page + 2052);
    const wasEmpty = producer === consumer;
    const room = ringBytes - ((producer - consumer) >>> 0);
    const bytes = this.output.splice(0, room);
    for (const byte of bytes) {
      this.memory.bytes[this.page + (producer % ringBytes)] = byte;
      producer = (producer + 1) >>> 0;
    }
    this.memory.writeUint32(this.page + 2052, producer);
    if (bytes.length > 0 && wasEmpty) this.notify();
  }

  pull(): void {
    let consumer = this.memory.readUint32(this.page + 2056);
    const producer = this.memory.readUint32(this.page + 2060);
    const wasFull = (producer - consumer) >>> 0 === ringBytes;
    while (consumer !== producer) {
      this.input.push(this.memory.bytes[this.page + 1024 + (consumer % ringBytes)] ?? 0);
      consumer = (consumer + 1) >>> 0;
    }
    this.memory.writeUint32(this.page + 2056, consumer);
    if (wasFull) this.notify();
    this.takeMessages();
  }

  private takeMessages(): void {
    while (this.input.length >= headerBytes) {
      const { payloadBytes, ...header } = decodeHeader(Uint8Array.from(this.input.slice(0, headerBytes)));
      if (this.input.length < headerBytes + payloadBytes) return;
      const payload = decodePayload(
        Uint8Array.from(this.input.slice(headerBytes, headerBytes + payloadBytes)),
      );
      this.input.splice(0, headerBytes + payloadBytes);
      if (header.type === messageType.watchEvent) this.events.push(payload.split("\0").slice(0, 2));
      else this.answers.set(header.requestId, { ...header, payload });
    }
  }
}
