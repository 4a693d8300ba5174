import { explanationText } from "../../../local-hypervisor/cli/explanation-text";
import type { InstanceExplanation } from "../../../local-hypervisor/control-plane/explanation";
import type { GuestActivity } from "../../../local-hypervisor/control-plane/ports";

const activity: GuestActivity = {
  trap: { CPUID: 12, "MOV to CR": 34_567 },
  hypercall: { "event_channel_op send": 1_000 },
  interrupt: { "event from timer": 50 },
  io: { "vbd xvda read": 20 },
  bytes: { "vbd xvda read": 81_920, "console output": 700 },
};

const paravirtual: InstanceExplanation = {
  instanceId: "i-0123456789abcdef0",
  instanceType: "t1.micro",
  imageId: "ami-0123456789abcdef0",
  imageName: "debian-pv",
  virtualizationType: "paravirtual",
  architecture: "i386",
  hypervisor: "xen",
  engine: "v86",
  runningMs: 61_500,
  guest: {
    processor: "an emulator",
    bootPath: "pv-grub",
    start: "cold",
    signature: "XenVMMXenVMM",
    sysHypervisor: { version: "4.11.amazon", uuid: "ec2cb869-9660-287b-e3df-f50585e55222" },
    console: "hvc0",
    disks: [{ id: "vol0123", name: "xvda", driver: "xen-blkfront", connected: true }],
    networkInterfaces: [{ id: "eni-0123", name: "eth0", driver: "xen-netfront", connected: false }],
    activity,
    uncounted: ["Page faults."],
  },
};

const hvm: InstanceExplanation = {
  ...paravirtual,
  instanceType: "t2.micro",
  virtualizationType: "hvm",
  guest: { ...paravirtual.guest, bootPath: "firmware", console: "ttyS0", emulatedDisk: "unplugged" },
};

const nitro: InstanceExplanation = {
  ...paravirtual,
  instanceType: "t3.micro",
  virtualizationType: "hvm",
  hypervisor: "nitro",
  engine: "qemu",
  guest: {
    ...paravirtual.guest,
    bootPath: "firmware",
    signature: undefined,
    sysHypervisor: undefined,
    console: "ttyS0",
    disks: [{ id: "vol0123", name: "nvme0n1", driver: "nvme" }],
    activity: { trap: {}, hypercall: {}, interrupt: {}, io: {}, bytes: {} },
    uncounted: [],
  },
};

const linesOf = (text: string): string[] => text.split("\n");
const lineOf = (text: string, start: string): string | undefined =>
  linesOf(text).find((line) => line.trimStart().startsWith(start));

test("a paravirtual guest is told of by mode, boot path, what it sees and what it did", () => {
  const text = explanationText(paravirtual);
  expect(linesOf(text)[0]).toBe(
    "i-0123456789abcdef0: t1.micro of debian-pv (ami-0123456789abcdef0), running for 1 min 1 s",
  );
  expect(lineOf(text, "mode")).toContain("PV (paravirtualization)");
  expect(lineOf(text, "booted by")).toContain("PV-GRUB");
  expect(lineOf(text, "CPUID 0x40000000")).toContain("XenVMMXenVMM");
  expect(lineOf(text, "disk xvda")).toBe("  disk xvda         vol0123 by xen-blkfront, connected");
  expect(lineOf(text, "network eth0")).toContain("no driver has it yet");
  expect(lineOf(text, "event_channel_op send")).toMatch(/ {2}1,000$/);
  expect(text).toContain("Not counted\n  Page faults.");
});

test("a domain of a real Xen is told of as one whose page tables are its hypervisor's, and what is not counted as such", () => {
  const guest = { ...paravirtual.guest, activity: { ...activity, trap: {}, hypercall: {}, interrupt: {} } };
  const text = explanationText({ ...paravirtual, architecture: "x86_64", engine: "xen-host", guest });
  expect(text.replaceAll(/\s+/g, " ")).toContain("page tables included: Xen has ring 0");
  expect(text.match(/^ {2}not counted$/gm)).toHaveLength(3);
  expect(text).not.toMatch(/^ {2}none$/m);
  expect(text).toContain("vbd xvda read");
});

test("the most frequent come first, and every request stands beside its bytes", () => {
  const lines = linesOf(explanationText(paravirtual));
  const at = (start: string) => lines.findIndex((line) => line.trimStart().startsWith(start));
  expect(at("MOV to CR")).toBeLessThan(at("CPUID  "));
  expect(lines[at("vbd xvda read")]).toBe("  vbd xvda read      20  81,920");
  expect(lines[at("console output")]).toBe("  console output            700");
});

test("an HVM guest says what became of its emulated disk", () => {
  const text = explanationText(hvm);
  expect(lineOf(text, "mode")).toContain("HVM (full virtualization)");
  expect(lineOf(text, "emulated IDE disk")).toContain("unplugged");
});

test("an engine that does not know leaves it out, and says none where nothing was counted", () => {
  const text = explanationText(nitro);
  expect(lineOf(text, "host")).toContain("Nitro");
  expect(lineOf(text, "disk nvme0n1")).toMatch(/vol0123 by nvme$/);
  expect(text).not.toContain("/sys/hypervisor");
  expect(text).not.toContain("Not counted");
  expect(linesOf(text).filter((line) => line === "  none")).toHaveLength(4);
});

test("with an earlier look there are rates, over the guest's time between the two", () => {
  const later: InstanceExplanation = {
    ...paravirtual,
    runningMs: paravirtual.runningMs + 2_000,
    guest: {
      ...paravirtual.guest,
      activity: {
        ...activity,
        trap: { ...activity.trap, CPUID: 13 },
        hypercall: { "event_channel_op send": 1_500, "sched_op block": 4 },
        bytes: { ...activity.bytes, "vbd xvda read": 4_177_920 },
      },
    },
  };
  const text = explanationText(later, paravirtual);
  expect(lineOf(text, "event_channel_op send")).toMatch(/ {2}1,500 {9}250$/);
  expect(lineOf(text, "sched_op block")).toMatch(/4 {11}2$/);
  expect(lineOf(text, "CPUID  ")).toMatch(/13 +0\.5$/);
  expect(lineOf(text, "MOV to CR")).toMatch(/34,567$/);
  expect(lineOf(text, "vbd xvda read")).toMatch(/2,048,000$/);
});

test("no line is wider than a terminal of 120 columns", () => {
  for (const explanation of [paravirtual, hvm, nitro])
    expect(Math.max(...linesOf(explanationText(explanation)).map((line) => line.length))).toBeLessThan(120);
});
