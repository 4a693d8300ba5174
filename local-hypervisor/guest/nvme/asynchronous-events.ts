import { CommandFailure, Status } from "./status";

/** Requests that may wait at a time */
export const maxEventRequests = 4;
/** Bit of the asynchronous event configuration (feature 0Bh), and of what the controller says it supports */
export const namespaceAttributeNotices = 1 << 8;
/** Identifier of the log page that tells which namespaces changed */
export const changedNamespaceList = 0x04;
/** Dword 0 of a completed request: a notice, of changed namespace attributes, and the log page that clears it */
const namespaceAttributeChanged = (changedNamespaceList << 16) | 0x02;
const logPageBytes = 4096;

export interface SavedEvents {
  readonly waiting: readonly number[];
  readonly enabled: boolean;
  readonly changed: boolean;
  readonly reported: boolean;
}

/**
 * The asynchronous events of a controller (NVM Express 1.4, section 5.2). It has one kind: attributes of the namespace
 * changed, which is that its disk grew. An event that was reported is not reported again until its log page was read.
 */
export class AsynchronousEvents {
  /** Command ids of the requests that wait for an event, oldest first */
  private readonly waiting: number[] = [];
  private enabled = false;
  /** The namespace changed since its log page was read */
  private changed = false;
  private reported = false;

  /** `complete` completes the request with that command id, with a result for dword 0 */
  constructor(private readonly complete: (commandId: number, result: number) => void) {}

  reset(): void {
    this.waiting.length = 0;
    this.enabled = this.changed = this.reported = false;
  }

  save(): SavedEvents {
    const { waiting, enabled, changed, reported } = this;
    return { waiting: [...waiting], enabled, changed, reported };
  }

  restore({ waiting, enabled, changed, reported }: SavedEvents): void {
    this.waiting.push(...waiting);
    this.enabled = enabled;
    this.changed = changed;
    this.reported = reported;
  }

  /** Takes the value of feature 0Bh */
  configure(value: number): void {
    this.enabled = (value & namespaceAttributeNotices) !== 0;
    this.report();
  }

  /** Takes a request, to be completed with the next event; throws `CommandFailure` beyond the limit */
  request(commandId: number): void {
    if (this.waiting.length === maxEventRequests) {
      throw new CommandFailure(Status.asynchronousEventLimitExceeded);
    }
    this.waiting.push(commandId);
    this.report();
  }

  namespaceChanged(): void {
    this.changed = true;
    this.report();
  }

  /** The Changed Namespace List log page (NVM Express 1.4, section 5.14.1.4) */
  changedNamespaces(): Uint8Array {
    const page = new Uint8Array(logPageBytes);
    if (this.changed) page[0] = 1;
    return page;
  }

  /** The log page was read, and the event not to be retained */
  clear(): void {
    this.changed = this.reported = false;
  }

  private report(): void {
    if (!this.enabled || !this.changed || this.reported) return;
    const commandId = this.waiting.shift();
    if (commandId === undefined) return;
    this.reported = true;
    this.complete(commandId, namespaceAttributeChanged);
  }
}
