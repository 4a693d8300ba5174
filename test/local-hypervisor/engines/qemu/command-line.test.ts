import { commandLine, type MachineDescription } from "../../../../local-hypervisor/engines/qemu/command-line";
import { machineIdentity } from "../../../../local-hypervisor/engines/qemu/identity";

const machine: MachineDescription = {
  identity: machineIdentity("i-0123456789abcdef0"),
  accelerator: "tcg",
  sandbox: true,
  memoryMib: 1024,
  vcpus: 2,
  disks: [
    { serial: "vol0123456789abcdef0", socketPath: "/run/a", slot: 4, isRoot: true },
    { serial: "vol0fedcba987654321", socketPath: "/run/b", slot: 31 },
  ],
  networkInterfaces: [
    {
      networkInterfaceId: "eni-1",
      macAddress: "0a:00:00:00:00:01",
      mtuBytes: 9001,
      socketPath: "/run/e",
      slot: 5,
    },
  ],
};
/** Values of an option, parsed where they are JSON */
const values = (words: readonly string[], option: string) =>
  words.flatMap((word, index) => {
    const value = words[index + 1];
    if (word !== option || value === undefined) return [];
    return [value.startsWith("{") ? JSON.parse(value) : value];
  });

describe("QEMU's command line", () => {
  const words = commandLine(machine);

  test("nothing comes by default, from files of the user, or by programs that QEMU starts", () => {
    expect(words).toEqual(expect.arrayContaining(["-nodefaults", "-no-user-config"]));
    expect(values(words, "-sandbox")).toEqual([expect.stringContaining("spawn=deny")]);
    expect(commandLine({ ...machine, sandbox: false })).not.toContain("-sandbox");
  });

  test("a single processor that is translated has room for another, or QEMU would leave its memory barriers out", () => {
    const single = { ...machine, vcpus: 1 };
    expect(values(commandLine(single), "-smp")).toEqual(["1,maxcpus=2"]);
    expect(values(commandLine({ ...single, accelerator: "kvm" }), "-smp")).toEqual(["1"]);
  });

  test("memory, processors and accelerator are the guest's and the machine's", () => {
    expect(values(words, "-m")).toEqual(["1024M"]);
    expect(values(words, "-smp")).toEqual(["2"]);
    expect(values(words, "-accel")).toEqual(["tcg,tb-size=128"]);
    expect(values(words, "-cpu")).toEqual([expect.stringMatching(/^qemu64,/)]);
    const native = commandLine({ ...machine, accelerator: "kvm" });
    expect(values(native, "-accel")).toEqual(["kvm"]);
    expect(values(native, "-cpu")).toEqual(["host"]);
  });

  test("firmware says what EC2's says", () => {
    const tables = values(words, "-smbios");
    expect(tables).toHaveLength(4);
    expect(tables[1]).toMatch(/^type=1,manufacturer=Amazon EC2,uuid=(ec2[0-9a-f-]{33}),serial=\1$/);
    expect(tables[2]).toContain("asset=i-0123456789abcdef0");
  });

  test("the root disk boots from Nitro's slot, each disk is an NVMe one with its volume's id over NBD", () => {
    expect(values(words, "-blockdev")).toMatchObject([
      { driver: "nbd", server: { type: "unix", path: "/run/a" }, export: "vol0123456789abcdef0" },
      { driver: "nbd", server: { type: "unix", path: "/run/b" } },
    ]);
    const disks = values(words, "-device").filter(({ driver }) => driver === "nvme");
    expect(disks).toMatchObject([
      { drive: "vol0123456789abcdef0", serial: "vol0123456789abcdef0", addr: "0x4", bootindex: 0 },
      { drive: "vol0fedcba987654321", addr: "0x1f" },
    ]);
    expect(disks[1]).not.toHaveProperty("bootindex");
  });

  test("a network interface has its address, its MTU and a socket of its own", () => {
    expect(values(words, "-netdev")).toEqual([
      { type: "stream", id: "eni-1", server: false, addr: { type: "unix", path: "/run/e" } },
    ]);
    expect(values(words, "-device")).toContainEqual(
      expect.objectContaining({ netdev: "eni-1", mac: "0a:00:00:00:00:01", host_mtu: 9001, addr: "0x5" }),
    );
  });
});

test("an instance's machine has the same identity at every start, and no other has it", () => {
  const { uuid } = machineIdentity("i-0123456789abcdef0");
  expect(uuid).toBe(machineIdentity("i-0123456789abcdef0").uuid);
  expect(uuid).not.toBe(machineIdentity("i-0123456789abcdef1").uuid);
  expect(uuid).toMatch(/^ec2[0-9a-f]{5}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
