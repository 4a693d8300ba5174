import fc from "fast-check";
import { virtualDeviceOf } from "../../../../../local-hypervisor/guest/xen/vbd/virtual-device";

const seed = 20_261_122;

test.each([
  ["/dev/xvda", "hvm", 51712, "xvda"],
  ["/dev/sda1", "hvm", 51712, "xvda"],
  ["/dev/sda1", "paravirtual", 51713, "xvda1"],
  ["/dev/sda", "paravirtual", 51712, "xvda"],
  ["/dev/sda2", "hvm", 51714, "xvda2"],
  ["/dev/sdf", "hvm", 51792, "xvdf"],
  ["/dev/xvdf", "paravirtual", 51792, "xvdf"],
  ["sdf6", "paravirtual", 51798, "xvdf6"],
  ["/dev/hdb", "paravirtual", 51728, "xvdb"],
  ["/dev/xvdp15", "paravirtual", 51967, "xvdp15"],
  ["/dev/xvdq", "hvm", 268439552, "xvdq"],
  ["/dev/xvdz", "hvm", 268441856, "xvdz"],
  ["/dev/xvdba", "hvm", 268448768, "xvdba"],
  ["/dev/xvdcz", "hvm", 268461824, "xvdcz"],
] as const)("%s of a guest that is %s is number %i, %s", (name, type, number, device) => {
  expect(virtualDeviceOf(name, type)).toEqual({ number, name: device });
});

test("names of another form are no disks of Xen's", () => {
  for (const name of [
    "",
    "/dev/",
    "/dev/nvme0n1",
    "/dev/xvd",
    "/dev/xvdA",
    "/dev/xvdaaa",
    "/dev/sda256",
    "xvda-1",
  ])
    expect(virtualDeviceOf(name, "hvm")).toBeUndefined();
});

test("different names of Xen's form have different numbers, and the name of a device leads to it again", () => {
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  const letters = fc.array(letter, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(""));
  const name = fc
    .tuple(letters, fc.integer({ min: 0, max: 255 }))
    .map(([disk, part]) => `xvd${disk}${part || ""}`);
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [first, second] = [virtualDeviceOf(one, "paravirtual"), virtualDeviceOf(other, "paravirtual")];
      expect(first?.name).toBe(one);
      expect(first?.number === second?.number).toBe(one === other);
    }),
    { seed, numRuns: 1000 },
  );
});
