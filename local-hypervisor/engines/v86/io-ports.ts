import type { Io } from "./v86-internals";

/** What answers at ports; `widthBytes` is 1, 2 or 4. Without a function the guest reads ones and writes nowhere. */
export interface PortDevice {
  read?(port: number, widthBytes: number): number;
  write?(port: number, value: number, widthBytes: number): void;
}

/** The machine's I/O ports, for devices that v86 does not have. */
export class IoPorts {
  constructor(private readonly io: Io) {}

  /** Takes ports over, whoever had them */
  claim(first: number, count: number, device: PortDevice): void {
    const owner = { name: "drydock" };
    for (let port = first; port < first + count; port++) {
      const reader = (widthBytes: number) => () => device.read?.(port, widthBytes) ?? -1;
      const writer = (widthBytes: number) => (value: number) => device.write?.(port, value, widthBytes);
      this.io.register_read(port, owner, reader(1), reader(2), reader(4));
      this.io.register_write(port, owner, writer(1), writer(2), writer(4));
    }
  }

  /** Whoever had the ports is gone until the result is called */
  silence(first: number, count: number): () => void {
    const former = this.io.ports.slice(first, first + count);
    for (let port = first; port < first + count; port++) this.io.ports[port] = this.io.create_empty_entry();
    return () => {
      former.forEach((entry, index) => {
        this.io.ports[first + index] = entry;
      });
    };
  }
}
