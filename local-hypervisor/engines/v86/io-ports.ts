import type { Io } from "./v86-internals";

/** What answers at ports; `widthBytes` is 1, 2 or 4. Without a function the guest reads ones and writes nowhere. */
export interface PortDevice {
  read?(port: number, widthBytes: number): number;
  write?(port: number, value: number, widthBytes: number): void;
}

/** The machine's I/O ports, for devices that v86 does not have. */
export class IoPorts {
  /** Stands at all ports where nobody is: v86 has an object for each of 65,536, more than the rest of its heap */
  private readonly empty: object;

  /** Once v86's own devices are there */
  constructor(private readonly io: Io) {
    const empty = io.create_empty_entry();
    const answers = Object.entries(empty);
    const isEmpty = (entry: object) => answers.every(([name, answer]) => Reflect.get(entry, name) === answer);
    this.empty = empty;
    io.ports.forEach((entry, port) => {
      if (isEmpty(entry)) io.ports[port] = empty;
    });
  }

  /** Takes ports over, whoever had them */
  claim(first: number, count: number, device: PortDevice): void {
    const owner = { name: "drydock" };
    for (let port = first; port < first + count; port++) {
      const reader = (widthBytes: number) => () => device.read?.(port, widthBytes) ?? -1;
      const writer = (widthBytes: number) => (value: number) => device.write?.(port, value, widthBytes);
      if (this.io.ports[port] === this.empty) this.io.ports[port] = this.io.create_empty_entry();
      this.io.register_read(port, owner, reader(1), reader(2), reader(4));
      this.io.register_write(port, owner, writer(1), writer(2), writer(4));
    }
  }

  /** Whoever had the ports is gone until the result is called */
  silence(first: number, count: number): () => void {
    const former = this.io.ports.slice(first, first + count);
    for (let port = first; port < first + count; port++) this.io.ports[port] = this.empty;
    return () => {
      former.forEach((entry, index) => {
        this.io.ports[first + index] = entry;
      });
    };
  }
}
