import type { FrameOffload } from "../../../../local-hypervisor/control-plane/ports";
import { routerMac } from "../../../../local-hypervisor/network/services/network-addresses";
import { parseIpv4Address, parseMacAddress } from "../../../../local-hypervisor/network/wire/address";
import { parseEthernet, serializeEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import {
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { FabricRig } from "../../../support/fabric-rig";
import { macAddressOf, networkInterface, networkTopology } from "../../../support/network-topology";

const [a, b] = ["172.31.16.5", "172.31.16.6"];
const [aAddress, bAddress, serverAddress] = [a, b, "203.0.113.80"].map(parseIpv4Address) as [
  number,
  number,
  number,
];
const publicA = parseIpv4Address("127.64.0.5");
const payload = Uint8Array.from({ length: 60_000 }, (_, index) => index * 7);
const whole = { checksumStartBytes: 34, checksumOffsetBytes: 16 };
const cut = { ...whole, segmentBytes: 1_448 };
const topology = networkTopology({
  networkInterfaces: [networkInterface(a, { publicIpAddress: "127.64.0.5" }), networkInterface(b)],
});

/** A frame of a's as its card leaves it: headers made, the checksum only begun */
function frameTo(destination: number, bytes: Uint8Array = payload): Uint8Array {
  const addresses = { source: aAddress, destination };
  const segment = {
    sourcePort: 1,
    destinationPort: 2,
    sequence: 3,
    acknowledgement: 4,
    syn: true,
    fin: false,
    reset: false,
    push: true,
    window: 5,
    payload: bytes,
  };
  return serializeEthernet({
    destination: routerMac,
    source: parseMacAddress(macAddressOf(a)),
    etherType: 0x0800,
    payload: serializeIpv4(
      plainIpv4Packet({
        ...addresses,
        protocol: ipProtocol.tcp,
        payload: serializeTcp(segment, addresses, "offloaded"),
      }),
    ),
  });
}

/** Both interfaces on bare ports: what comes out is compared as it is */
function wire(frameOffload: boolean) {
  const rig = new FabricRig(topology);
  const arrived: { frame: Uint8Array; offload?: FrameOffload }[] = [];
  const sender = rig.fabric.connect(`eni-${a}`, { frameOffload: true });
  rig.fabric.connect(`eni-${b}`, { frameOffload }).onFrame((frame, offload) => {
    arrived.push({ frame, ...(offload && { offload }) });
  });
  return { rig, sender, arrived };
}

const readTcp = (frame: Uint8Array, trusted = false) => {
  const packet = parseIpv4(parseEthernet(frame).payload);
  return parseTcp(packet.payload, packet, trusted);
};

test("a frame of many segments goes to a card that takes such as it is: the same bytes, in the same place", () => {
  const { sender, arrived, rig } = wire(true);
  const frame = frameTo(bAddress);
  sender.send(frame, cut);
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.offload).toEqual(cut);
  expect(arrived[0]?.frame.buffer).toBe(frame.buffer);
  expect(parseEthernet(frame)).toMatchObject({
    destination: parseMacAddress(macAddressOf(b)),
    source: parseMacAddress(macAddressOf(a)),
  });
  expect(Buffer.from(readTcp(frame, true).payload).equals(payload)).toBe(true);
  rig.close();
});

test("for another card it is cut, and checksums are made", () => {
  const { sender, arrived, rig } = wire(false);
  sender.send(frameTo(bAddress), cut);
  sender.send(frameTo(bAddress, payload.subarray(0, 100)), whole);
  const segments = arrived.map(({ frame }) => readTcp(frame)); // throws at a wrong checksum
  expect(arrived.some(({ offload }) => offload !== undefined)).toBe(false);
  expect(segments).toHaveLength(Math.ceil(payload.length / 1_448) + 1);
  const joined = Buffer.concat(segments.slice(0, -1).map((segment) => segment.payload));
  expect(joined.equals(payload)).toBe(true);
  rig.close();
});

test("outside gets it whole, with its public address, and is told not to look at the checksum", () => {
  const { sender, rig } = wire(true);
  sender.send(frameTo(serverAddress), cut);
  expect(rig.outside).toMatchObject([{ source: publicA, destination: serverAddress, checksumTrusted: true }]);
  rig.close();
});

test("what outside leaves to be made is passed on to a card, or made", () => {
  const rig = new FabricRig(topology);
  const addresses = { source: serverAddress, destination: publicA };
  const segment = { sourcePort: 2, destinationPort: 1, sequence: 0, syn: true, fin: false, reset: false };
  const bytes = serializeTcp({ ...segment, push: false, window: 1, payload }, addresses, "offloaded");
  const packet = plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload: bytes });
  const arrived: Uint8Array[] = [];
  const offloads: unknown[] = [];
  const listen = (frameOffload: boolean) =>
    rig.fabric.connect(`eni-${a}`, { frameOffload }).onFrame((frame, offload) => {
      arrived.push(frame);
      offloads.push(offload);
    });
  listen(true);
  rig.fabric.receiveFromOutside(packet, { segmentBytes: 1_448 });
  expect(offloads).toEqual([cut]);
  arrived.length = 0;
  listen(false);
  rig.fabric.receiveFromOutside(packet, { segmentBytes: 1_448 });
  const joined = Buffer.concat(arrived.map((frame) => readTcp(frame).payload));
  expect(joined.equals(payload)).toBe(true);
  expect(rig.faults).toEqual([]);
  rig.close();
});

test("the metadata service takes what its guest's card did not finish", () => {
  const { sender, rig } = wire(true);
  const answers: Uint8Array[] = [];
  sender.onFrame((frame) => answers.push(frame));
  sender.send(frameTo(parseIpv4Address("169.254.169.254"), new Uint8Array(0)), whole);
  expect(answers).toHaveLength(1); // port 2 is not its port: a reset
  rig.close();
});

test("the checksum inside a tunnel is made before the packet goes on", () => {
  const { sender, arrived, rig } = wire(true);
  const inner = parseEthernet(frameTo(bAddress, payload.subarray(0, 50))).payload;
  const frame = serializeEthernet({
    destination: routerMac,
    source: parseMacAddress(macAddressOf(a)),
    etherType: 0x0800,
    payload: serializeIpv4(
      plainIpv4Packet({ protocol: 4, source: aAddress, destination: bAddress, payload: inner }),
    ),
  });
  sender.send(frame, { checksumStartBytes: 54, checksumOffsetBytes: 16 });
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.offload).toBeUndefined();
  const outer = parseIpv4(parseEthernet(arrived[0]?.frame as Uint8Array).payload);
  const packet = parseIpv4(outer.payload);
  expect(parseTcp(packet.payload, packet).payload.length).toBe(50);
  rig.close();
});

test.each<[string, FrameOffload, Uint8Array]>([
  [
    "a checksum before the packet's data",
    { checksumStartBytes: 20, checksumOffsetBytes: 16 },
    payload.subarray(0, 100),
  ],
  [
    "a checksum behind the end",
    { checksumStartBytes: 60_000, checksumOffsetBytes: 16 },
    payload.subarray(0, 100),
  ],
  ["a negative place", { checksumStartBytes: 40, checksumOffsetBytes: -30 }, payload.subarray(0, 100)],
  ["segments of a byte", { ...whole, segmentBytes: 1 }, payload],
  ["segments longer than the MTU", { ...whole, segmentBytes: 1_461 }, payload],
  [
    "segments of something else",
    { checksumStartBytes: 34, checksumOffsetBytes: 6, segmentBytes: 1_000 },
    payload,
  ],
  ["a long frame without segments", whole, payload],
])("%s: the frame is dropped", (_name, offload, bytes) => {
  const { sender, arrived, rig } = wire(true);
  sender.send(frameTo(bAddress, bytes), offload);
  expect(arrived.length).toBe(0);
  expect(rig.faults).toEqual([]);
  rig.close();
});

test("a packet that came over from a card with jumbo frames is cut for one without, or refused", async () => {
  const jumbo = networkInterface(a, { mtuBytes: 9001 });
  const rig = new FabricRig({ ...topology, networkInterfaces: [jumbo, networkInterface(b)] });
  const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
  first.sendDatagram(bAddress, { payload: new Uint8Array(3_000) });
  expect(second.frames).toEqual([]);
  expect(first.errors).toMatchObject([{ code: 4, rest: 1_500 }]);
  const segment = new Uint8Array(3_000);
  const packet = plainIpv4Packet({ protocol: 99, source: aAddress, destination: bAddress, payload: segment });
  first.sendEthernet(0x0800, serializeIpv4({ ...packet, dontFragment: false }));
  expect(second.frames.map((frame) => frame.length)).toEqual([1_514, 1_514, 74]);
  rig.close();
});
