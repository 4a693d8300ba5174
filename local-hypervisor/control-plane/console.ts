import type { ControlPlaneContext } from "./context";
import type { ConsolePort } from "./ports";

/** What GetConsoleOutput gives at most, bytes. */
const consoleTailBytes = 64 * 1024;

/** A terminal at an instance's serial console. */
export interface ConsoleSession {
  /** What was printed before, at most 64 KiB */
  readonly replay: Uint8Array;
  /** Types into the guest; ignored while no guest runs */
  write(bytes: Uint8Array): void;
  detach(): void;
}

/** Serial consoles: what guests print is kept, and shown to those who watch. */
export class ConsoleService {
  private readonly watchers = new Map<string, Set<(bytes: Uint8Array) => void>>();
  private readonly keyboards = new Map<string, (bytes: Uint8Array) => void>();

  constructor(private readonly context: ControlPlaneContext) {}

  /** The port that an engine gives a guest's serial line; a later one of the same instance takes the keyboard over. */
  port(instanceId: string): ConsolePort {
    return {
      output: (bytes) => this.print(instanceId, bytes),
      onInput: (receive) => this.keyboards.set(instanceId, receive),
    };
  }

  /** The guest is gone: what is typed goes nowhere. */
  unplug(instanceId: string): void {
    this.keyboards.delete(instanceId);
  }

  /** Starts watching; `onBytes` gets everything that is printed from now on, after the replay without a gap. */
  attach(instanceId: string, onBytes: (bytes: Uint8Array) => void): ConsoleSession {
    const watchers = this.watchers.get(instanceId) ?? new Set();
    this.watchers.set(instanceId, watchers);
    watchers.add(onBytes);
    return {
      replay: this.tail(instanceId)?.bytes ?? new Uint8Array(),
      write: (bytes) => this.keyboards.get(instanceId)?.(bytes),
      detach: () => {
        watchers.delete(onBytes);
        if (watchers.size === 0 && this.watchers.get(instanceId) === watchers)
          this.watchers.delete(instanceId);
      },
    };
  }

  /** The last 64 KiB and when the last byte came; undefined before the first. */
  tail(instanceId: string): { readonly bytes: Uint8Array; readonly atMs: number } | undefined {
    return this.context.consoleLog.tail(instanceId, consoleTailBytes);
  }

  /** Writes a line of the host's own into the console, where people look first when a guest does not come up. */
  note(instanceId: string, text: string): void {
    this.print(instanceId, Buffer.from(`\r\n[drydock] ${text}\r\n`));
  }

  /** Forgets what was kept of an instance. */
  forget(instanceId: string): void {
    this.keyboards.delete(instanceId);
    this.context.consoleLog.delete(instanceId);
  }

  private print(instanceId: string, bytes: Uint8Array): void {
    this.context.consoleLog.append(instanceId, bytes);
    for (const watch of this.watchers.get(instanceId) ?? []) watch(bytes);
  }
}
