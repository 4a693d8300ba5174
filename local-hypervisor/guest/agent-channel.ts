import {
  type AgentMessage,
  formatHostMessage,
  type HostMessage,
  maxAgentLineBytes,
  parseAgentLine,
} from "./agent-protocol";

interface PluggedDisk {
  readonly serial: string;
  readonly deviceName: string;
}

interface PluggedInterface {
  readonly macAddress: string;
  readonly deviceIndex: number;
}

export interface AgentChannelPorts {
  /** Puts text on the wire to the guest */
  send(text: string): void;
  /** Calls back once after the delay; the result cancels */
  after(delayMs: number, callback: () => void): () => void;
  /** Disks that are plugged now, root disk first, those that are on their way out left out */
  disks(): readonly PluggedDisk[];
  /** Network cards that are plugged now, by device index, those that are on their way out left out */
  networkInterfaces(): readonly PluggedInterface[];
}

export interface SavedAgentChannel {
  readonly connected: boolean;
  /** The part of a line that came so far */
  readonly line: string;
  readonly powerButtonPressed: boolean;
}

/** A guest that plugs a card answers within seconds; after this the card is taken as attached, which it is */
const addTimeoutMs = 15_000;
/** A network card that the guest does not let go of is pulled */
const releaseInterfaceTimeoutMs = 15_000;
const powerTimeoutMs = 5_000;

/**
 * The host's end of the agent protocol. Without an agent (none said hello since the last reset) nothing is sent and
 * nothing waited for.
 */
export class AgentChannel {
  private connected: boolean;
  private line: string;
  private readonly waiting = new Map<string, () => void>();
  private powerButtonPressed: boolean;
  private cancelPowerTimeout: (() => void) | undefined;

  /** What was waited for is not saved: whoever waits asks again */
  constructor(
    private readonly ports: AgentChannelPorts,
    saved?: SavedAgentChannel,
  ) {
    this.connected = saved?.connected ?? false;
    this.line = saved?.line ?? "";
    this.powerButtonPressed = saved?.powerButtonPressed ?? false;
  }

  save(): SavedAgentChannel {
    const { connected, line, powerButtonPressed } = this;
    return { connected, line, powerButtonPressed };
  }

  /** Takes bytes from the guest */
  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === 0x0a) {
        const message = parseAgentLine(this.line);
        this.line = "";
        if (message) this.handle(message);
      } else if (this.line.length < maxAgentLineBytes) this.line += String.fromCharCode(byte);
    }
  }

  /** Tells of a disk that was plugged; resolves when the guest can use it, or will not say so */
  async diskPlugged({ serial, deviceName }: PluggedDisk): Promise<void> {
    if (!this.connected) return;
    const added = this.wait(`added ${serial}`, addTimeoutMs);
    this.send({ kind: "diskAdd", serial, deviceName });
    await added;
  }

  /** Asks the guest to let go of a disk; resolves when it has, which may take as long as the disk is mounted */
  async releaseDisk(serial: string): Promise<void> {
    if (!this.connected) return;
    const removed = this.wait(`removed ${serial}`);
    this.send({ kind: "diskRemove", serial });
    await removed;
  }

  /** Tells of a network card that was plugged; resolves when the guest has configured it, or will not say so */
  async interfacePlugged({ macAddress, deviceIndex }: PluggedInterface): Promise<void> {
    if (!this.connected) return;
    const added = this.wait(`interface added ${macAddress}`, addTimeoutMs);
    this.send({ kind: "interfaceAdd", macAddress, deviceIndex });
    await added;
  }

  /** Asks the guest to let go of a network card; resolves when it has, or will not say so */
  async releaseInterface(macAddress: string): Promise<void> {
    if (!this.connected) return;
    const removed = this.wait(`interface removed ${macAddress}`, releaseInterfaceTimeoutMs);
    this.send({ kind: "interfaceRemove", macAddress });
    await removed;
  }

  /** Asks for an orderly shutdown; `unheard` is called when nobody says that it heard */
  pressPowerButton(unheard: () => void): void {
    this.powerButtonPressed = true;
    if (!this.connected) {
      unheard();
      return;
    }
    this.cancelPowerTimeout?.();
    this.cancelPowerTimeout = this.ports.after(powerTimeoutMs, unheard);
    this.send({ kind: "powerButton" });
  }

  /** The machine was reset: the agent is gone, and with it whatever was waited for */
  reset(): void {
    this.connected = false;
    this.line = "";
    this.cancelPowerTimeout?.();
    this.cancelPowerTimeout = undefined;
    for (const settle of [...this.waiting.values()]) settle();
  }

  private handle(message: AgentMessage): void {
    switch (message.kind) {
      case "hello":
        this.connected = true;
        for (const { serial, deviceName } of this.ports.disks())
          this.send({ kind: "diskAdd", serial, deviceName });
        for (const { macAddress, deviceIndex } of this.ports.networkInterfaces())
          this.send({ kind: "interfaceAdd", macAddress, deviceIndex });
        this.send({ kind: "ready" });
        // Pressed while the guest was still booting
        if (this.powerButtonPressed) this.send({ kind: "powerButton" });
        break;
      case "diskAdded":
        this.waiting.get(`added ${message.serial}`)?.();
        break;
      case "diskRemoved":
        this.waiting.get(`removed ${message.serial}`)?.();
        break;
      case "interfaceAdded":
        this.waiting.get(`interface added ${message.macAddress}`)?.();
        break;
      case "interfaceRemoved":
        this.waiting.get(`interface removed ${message.macAddress}`)?.();
        break;
      case "powerOk":
        this.cancelPowerTimeout?.();
        this.cancelPowerTimeout = undefined;
        break;
      case "diskBusy":
        break;
    }
  }

  private wait(key: string, timeoutMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timeoutMs === undefined ? undefined : this.ports.after(timeoutMs, () => settle());
      const settle = () => {
        cancel?.();
        if (this.waiting.get(key) === settle) this.waiting.delete(key);
        resolve();
      };
      this.waiting.set(key, settle);
    });
  }

  private send(message: HostMessage): void {
    this.ports.send(formatHostMessage(message));
  }
}
