import { IoPorts } from "../../../../local-hypervisor/engines/v86/io-ports";
import type { Io } from "../../../../local-hypervisor/engines/v86/v86-internals";

interface Entry {
  read8(): number;
  write8(value: number): void;
}

const nobody = { read8: () => 255, write8: () => undefined };
const portCount = 65_536;
let ports: Entry[];
let io: Io;

/** Ports as v86 has them: an object for each, changed in place when somebody takes it over */
beforeEach(() => {
  ports = Array.from({ length: portCount }, () => ({ ...nobody }));
  io = {
    ports,
    create_empty_entry: () => ({ ...nobody }),
    register_read: (port: number, _device: object, read8: () => number) => {
      Object.assign(ports[port] as Entry, { read8 });
    },
    register_write: (port: number, _device: object, write8: (value: number) => void) => {
      Object.assign(ports[port] as Entry, { write8 });
    },
  } as unknown as Io;
  // A device of v86's own
  Object.assign(ports[0x60] as Entry, { read8: () => 7 });
});

test("one object stands at all ports where nobody is; v86's own devices stay", () => {
  new IoPorts(io);
  expect(new Set(ports).size).toBe(2);
  expect(ports[0x60]?.read8()).toBe(7);
  expect(ports[0x61]?.read8()).toBe(255);
});

test("who takes a port over takes no other", () => {
  const written: number[] = [];
  new IoPorts(io).claim(0xae00, 2, {
    read: (port) => port & 0xff,
    write: (_port, value) => written.push(value),
  });
  expect([0xadff, 0xae00, 0xae01, 0xae02].map((port) => ports[port]?.read8())).toEqual([255, 0, 1, 255]);
  ports[0xae01]?.write8(3);
  ports[0xae02]?.write8(4);
  expect(written).toEqual([3]);
  expect(new Set(ports).size).toBe(4);
});

test("silences ports and gives them back to whom they were", () => {
  const restore = new IoPorts(io).silence(0x60, 2);
  expect(ports[0x60]?.read8()).toBe(255);
  restore();
  expect([ports[0x60]?.read8(), ports[0x61]?.read8()]).toEqual([7, 255]);
});
