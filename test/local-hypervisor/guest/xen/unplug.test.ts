import fc from "fast-check";
import { EmulatedDeviceUnplug } from "../../../../local-hypervisor/guest/xen/unplug";

function rig() {
  let unplugged = 0;
  const ports = new EmulatedDeviceUnplug(() => unplugged++);
  return { ports, unplugged: () => unplugged };
}

test("a driver finds the magic number and the protocol's version", () => {
  const { ports } = rig();
  expect(ports.read(0x10, 2)).toBe(0x49d2);
  expect(ports.read(0x12, 1)).toBe(1);
});

test("Linux's order of things takes the disks away, once", () => {
  const { ports, unplugged } = rig();
  ports.write(0x12, 3, 2);
  ports.write(0x10, 1, 4);
  expect(ports.read(0x10, 2)).toBe(0x49d2);
  expect(unplugged()).toBe(0);
  ports.write(0x10, 7, 2);
  ports.write(0x10, 7, 2);
  expect(unplugged()).toBe(1);
  expect(ports.save()).toEqual({ mask: 7, product: 3, driverVersion: 1 });
});

test("network cards alone leave the disks", () => {
  const { ports, unplugged } = rig();
  ports.write(0x10, 2, 2);
  expect([unplugged(), ports.disksAreUnplugged]).toEqual([0, false]);
});

test("what was taken away stays away over save and restore, and comes back with a reset", () => {
  const { ports } = rig();
  ports.write(0x10, 1, 2);
  let again = 0;
  const restored = new EmulatedDeviceUnplug(() => again++, structuredClone(ports.save()));
  restored.write(0x10, 1, 2);
  expect([restored.disksAreUnplugged, again]).toEqual([true, 0]);
  restored.reset();
  restored.write(0x10, 1, 2);
  expect(again).toBe(1);
});

test("ports made from saved ones go on where those stood, and take nothing away twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0x10, 0x12), fc.nat(9), fc.constantFrom(1, 2, 4))),
      (writes) => {
        const { ports } = rig();
        for (const [port, value, widthBytes] of writes) ports.write(port, value, widthBytes);
        let unplugged = 0;
        const next = new EmulatedDeviceUnplug(() => unplugged++, structuredClone(ports.save()));
        expect(next.save()).toEqual(ports.save());
        next.write(0x10, 1, 2);
        expect(unplugged).toBe(ports.disksAreUnplugged ? 0 : 1);
      },
    ),
    { seed: 51, numRuns: 100 },
  );
});
