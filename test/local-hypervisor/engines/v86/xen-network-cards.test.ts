import { FrameCredit } from "../../../../local-hypervisor/engines/v86/frame-credit";
import { XenNetworkCards } from "../../../../local-hypervisor/engines/v86/xen-network-cards";
import { ActivityCounters } from "../../../../local-hypervisor/guest/activity-counters";
import { FrameBatchWriter, readFrameBatch } from "../../../../local-hypervisor/guest/frame-batch";
import { ManualClock } from "../../../support/manual-clock";
import { Netfront, type ReceivedFrame } from "../../../support/netfront";

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);
const first = "eni-0";
const interfaces = "/local/domain/1/device/vif";

function interfaceOf(deviceIndex: number) {
  const macAddress = `02:00:00:00:00:0${5 + deviceIndex}`;
  const credit = new FrameCredit().shared;
  return { networkInterfaceId: `eni-${deviceIndex}`, deviceIndex, macAddress, mtuBytes: 1500, credit };
}

function batchOf(...lengths: number[]): Uint8Array {
  const batch = new FrameBatchWriter();
  for (const length of lengths) batch.add(length, undefined).set(bytesOf(length));
  return batch.take();
}

/** A guest with its interfaces in a domain that has none of its own */
function guest(netfront = new Netfront()) {
  netfront.backEnd.close();
  netfront.store.remove(interfaces);
  const sent: number[] = [];
  const complaints: string[] = [];
  const clock = new ManualClock();
  const counters = new ActivityCounters();
  const cards = new XenNetworkCards({
    memory: netfront.memory,
    counters,
    clock,
    post: (_, batch) => readFrameBatch(batch, (frame) => sent.push(frame.length)),
    complain: (line) => complaints.push(line),
  });
  return { netfront, cards, clock, counters, sent, complaints };
}

test("interfaces that were there before the domain come into it by device index, later ones as they are plugged", async () => {
  const { netfront, cards } = guest();
  cards.plug(interfaceOf(1));
  cards.plug(interfaceOf(0));
  cards.begin(1, netfront.ports);
  expect(netfront.store.list(interfaces)).toEqual(["0", "1"]);
  expect(netfront.store.read(`${interfaces}/1/mac`)).toBe("02:00:00:00:00:06");
  cards.plug(interfaceOf(3));
  expect(netfront.store.list(interfaces)).toEqual(["0", "1", "3"]);
  await cards.unplug("eni-1");
  expect(netfront.store.list(interfaces)).toEqual(["0", "3"]);
});

test("frames pass both ways and are counted, and again in the domain after a reboot", async () => {
  const { netfront, cards, counters, sent } = guest();
  cards.begin(1, netfront.ports);
  cards.plug(interfaceOf(0));
  for (const turn of [1, 2]) {
    const connected = cards.connected(first);
    netfront.settle();
    netfront.connect();
    await connected;
    netfront.offerPages(4);
    netfront.send(bytesOf(50 + turn));
    cards.receive(first, batchOf(100, 101));
    cards.exchange();
    expect(netfront.frames().map((each) => (each as ReceivedFrame).frame.length)).toEqual([100, 101]);
    cards.end();
    cards.receive(first, batchOf(60));
    cards.exchange();
    netfront.store.remove(interfaces);
    cards.begin(1, netfront.ports);
  }
  expect(sent).toEqual([51, 52]);
  expect(counters.counts().io).toEqual({ "vif 0 transmit": 2, "vif 0 receive": 6 });
  cards.end();
});

test("a frame is answered once the guest has said that it offers it, before its slice is over", () => {
  const { netfront, cards, sent } = guest();
  cards.begin(1, netfront.ports);
  cards.plug(interfaceOf(0));
  netfront.settle();
  netfront.connect();
  cards.exchange();
  netfront.send(bytesOf(50));
  expect(netfront.answers()).toHaveLength(1);
  expect(sent).toEqual([50]);
  cards.end();
});

test("frames that come right after others are given together, a moment later", () => {
  const { netfront, cards, clock } = guest();
  cards.begin(1, netfront.ports);
  cards.plug(interfaceOf(0));
  netfront.settle();
  netfront.connect();
  netfront.offerPages(8);
  const lengths = () => netfront.frames().map((each) => (each as ReceivedFrame).frame.length);
  for (const length of [100, 101, 102]) {
    cards.receive(first, batchOf(length));
    cards.exchange();
  }
  expect(lengths()).toEqual([100]);
  clock.advance(1);
  expect(lengths()).toEqual([101, 102]);
  cards.end();
});

test("a guest that breaks the rules is named, with the interface", () => {
  const { netfront, cards, counters, complaints } = guest();
  cards.begin(1, netfront.ports);
  cards.plug(interfaceOf(0));
  netfront.settle();
  netfront.connect();
  netfront.pushRequests(1000);
  cards.exchange();
  expect(complaints).toEqual([
    expect.stringMatching(/^network interface eni-0: more requests than the ring/),
  ]);
  expect(counters.counts().io).toEqual({ "vif 0 refusal": 1 });
});

test("frames that a saved guest had no room for come after it is restored", () => {
  const { netfront, cards } = guest();
  cards.begin(1, netfront.ports);
  cards.plug(interfaceOf(0));
  netfront.settle();
  netfront.connect();
  netfront.offerPages(1);
  cards.receive(first, batchOf(100, 101, 102));
  cards.exchange();
  const saved = structuredClone(cards.save());
  cards.end();
  const restored = new XenNetworkCards({
    memory: netfront.memory,
    counters: new ActivityCounters(),
    clock: new ManualClock(),
    post: () => undefined,
    complain: () => undefined,
  });
  restored.restore(saved, [interfaceOf(0), interfaceOf(1)], 1, netfront.ports);
  netfront.settle();
  netfront.offerPages(2);
  restored.exchange();
  expect(netfront.frames().map((each) => (each as ReceivedFrame).frame.length)).toEqual([100, 101, 102]);
  expect(netfront.store.list(interfaces)).toEqual(["0", "1"]);
  restored.end();
});
