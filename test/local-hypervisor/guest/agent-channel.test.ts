import { AgentChannel } from "../../../local-hypervisor/guest/agent-channel";
import {
  formatHostMessage,
  maxAgentLineBytes,
  parseAgentLine,
} from "../../../local-hypervisor/guest/agent-protocol";

const disk = { serial: "vol0123456789abcdef0", deviceName: "/dev/sdf" };

const networkInterface = { macAddress: "02:00:00:00:00:05", deviceIndex: 1 };

function channelWith(disks = [disk], networkInterfaces: (typeof networkInterface)[] = []) {
  const sent: string[] = [];
  const timers: { delayMs: number; callback: () => void; cancelled: boolean }[] = [];
  const channel = new AgentChannel({
    send: (text) => void sent.push(text),
    after: (delayMs, callback) => {
      const timer = { delayMs, callback, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    disks: () => disks,
    networkInterfaces: () => networkInterfaces,
  });
  const say = (text: string) => channel.receive(Buffer.from(text));
  const runTimers = () => {
    for (const timer of timers.splice(0)) if (!timer.cancelled) timer.callback();
  };
  return { channel, sent, say, runTimers };
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  return (
    (await Promise.race([promise, new Promise((resolve) => setImmediate(resolve, pending))])) !== pending
  );
}

test("an agent that says hello hears of every disk, whatever the pieces in which its line arrives", () => {
  const { sent, say } = channelWith();
  say("hel");
  expect(sent).toEqual([]);
  say("lo 1\n");
  expect(sent).toEqual(["disk add vol0123456789abcdef0 /dev/sdf\n", "ready\n"]);
});

test("a plugged disk is attached once the agent has it; without an agent, at once", async () => {
  const { channel, sent, say } = channelWith([]);
  await channel.diskPlugged(disk);
  expect(sent).toEqual([]);
  say("hello 1\n");
  const plugged = channel.diskPlugged(disk);
  expect(sent).toEqual(["ready\n", "disk add vol0123456789abcdef0 /dev/sdf\n"]);
  expect(await isSettled(plugged)).toBe(false);
  say("disk added vol0000000000000000a nvme2n1\ndisk added vol0123456789abcdef0 nvme1n1\n");
  expect(await isSettled(plugged)).toBe(true);
});

test("an agent that never answers does not hold a plugged disk up for ever, but keeps a removal waiting", async () => {
  const { channel, say, runTimers } = channelWith();
  say("hello 1\n");
  const plugged = channel.diskPlugged(disk);
  const released = channel.releaseDisk(disk.serial);
  runTimers();
  expect(await isSettled(plugged)).toBe(true);
  say("disk busy vol0123456789abcdef0\n");
  expect(await isSettled(released)).toBe(false);
  say("disk removed vol0123456789abcdef0\n");
  expect(await isSettled(released)).toBe(true);
});

test("network cards go the way of disks, but one that the guest does not let go of is pulled", async () => {
  const { channel, sent, say, runTimers } = channelWith([disk], [networkInterface]);
  await channel.interfacePlugged(networkInterface);
  expect(sent).toEqual([]);
  say("hello 1\n");
  expect(sent.splice(0)).toEqual([
    "disk add vol0123456789abcdef0 /dev/sdf\n",
    "interface add 02:00:00:00:00:05 1\n",
    "ready\n",
  ]);
  const plugged = channel.interfacePlugged(networkInterface);
  expect(sent.splice(0)).toEqual(["interface add 02:00:00:00:00:05 1\n"]);
  say("interface added 02:00:00:00:00:06 eth2\n");
  expect(await isSettled(plugged)).toBe(false);
  say("interface added 02:00:00:00:00:05 eth1\n");
  expect(await isSettled(plugged)).toBe(true);
  const released = channel.releaseInterface(networkInterface.macAddress);
  expect(sent.splice(0)).toEqual(["interface remove 02:00:00:00:00:05\n"]);
  say("interface removed 02:00:00:00:00:05\n");
  expect(await isSettled(released)).toBe(true);
  const ignored = channel.releaseInterface(networkInterface.macAddress);
  expect(await isSettled(ignored)).toBe(false);
  runTimers();
  expect(await isSettled(ignored)).toBe(true);
});

test("a reset ends every wait, and nothing is sent until the next hello", async () => {
  const { channel, sent, say } = channelWith();
  say("hello 1\n");
  const released = channel.releaseDisk(disk.serial);
  channel.reset();
  await released;
  sent.length = 0;
  await channel.releaseDisk(disk.serial);
  expect(sent).toEqual([]);
});

test("the power button falls back when no agent is there, or none answers", () => {
  const unheard = jest.fn();
  const without = channelWith();
  without.channel.pressPowerButton(unheard);
  expect(unheard).toHaveBeenCalledTimes(1);

  const silent = channelWith();
  silent.say("hello 1\n");
  silent.channel.pressPowerButton(unheard);
  expect(silent.sent.at(-1)).toBe("power button\n");
  expect(unheard).toHaveBeenCalledTimes(1);
  silent.runTimers();
  expect(unheard).toHaveBeenCalledTimes(2);

  const answering = channelWith();
  answering.say("hello 1\n");
  answering.channel.pressPowerButton(unheard);
  answering.say("power ok\n");
  answering.runTimers();
  expect(unheard).toHaveBeenCalledTimes(2);
});

test("a button pressed while the guest boots is told to the agent when it comes up", () => {
  const { channel, sent, say } = channelWith([]);
  channel.pressPowerButton(() => undefined);
  say("hello 1\n");
  expect(sent).toEqual(["ready\n", "power button\n"]);
});

test("lines that are not of the protocol are ignored, however long", () => {
  const { sent, say } = channelWith();
  say(`${"x".repeat(10 * maxAgentLineBytes)}\nhello\ndisk added\ndisk frobnicated vol1\n\u0000\u00ff\n`);
  expect(sent).toEqual([]);
  expect(parseAgentLine("disk added vol-1 nvme1n1")).toBeUndefined();
  expect(parseAgentLine("hello 1 2")).toBeUndefined();
  expect(parseAgentLine("hello 1\r")).toEqual({ kind: "hello", version: 1 });
});

test("host messages are one line each", () => {
  expect(formatHostMessage({ kind: "diskRemove", serial: "vol1" })).toBe("disk remove vol1\n");
});
