import fc from "fast-check";

/** Values of the wire formats' fields. */

export const bits = (count: number) => fc.nat({ max: 2 ** count - 1 });
export const ipv4Address = fc.nat({ max: 0xffffffff });
export const macAddress = fc.nat({ max: 0xffffffffffff });
export const port = bits(16);
export const bytes = (maxLength = 300) => fc.uint8Array({ maxLength });
export const transportAddresses = fc.record({ source: ipv4Address, destination: ipv4Address });

export const ethernetFrame = fc.record({
  destination: macAddress,
  source: macAddress,
  etherType: bits(16),
  payload: bytes(),
});

export const arpPacket = fc.record({
  operation: bits(16),
  senderMac: macAddress,
  senderAddress: ipv4Address,
  targetMac: macAddress,
  targetAddress: ipv4Address,
});

export const ipv4Packet = fc.record({
  typeOfService: bits(8),
  identification: bits(16),
  dontFragment: fc.boolean(),
  moreFragments: fc.boolean(),
  fragmentOffsetBytes: bits(13).map((units) => units * 8),
  timeToLive: bits(8),
  protocol: bits(8),
  source: ipv4Address,
  destination: ipv4Address,
  options: fc
    .nat({ max: 10 })
    .chain((words) => fc.uint8Array({ minLength: words * 4, maxLength: words * 4 })),
  payload: bytes(),
});

export const icmpMessage = fc.record({ type: bits(8), code: bits(8), rest: bits(32), payload: bytes() });

export const udpDatagram = fc.record({ sourcePort: port, destinationPort: port, payload: bytes() });

const tcpCommon = {
  sourcePort: port,
  destinationPort: port,
  sequence: bits(32),
  fin: fc.boolean(),
  reset: fc.boolean(),
  push: fc.boolean(),
  window: bits(16),
  payload: bytes(),
};
const required = [
  "sourcePort",
  "destinationPort",
  "sequence",
  "syn",
  "fin",
  "reset",
  "push",
  "window",
  "payload",
] as const;

export const tcpSegment = fc.oneof(
  fc.record(
    { ...tcpCommon, syn: fc.constant(false), acknowledgement: bits(32) },
    { requiredKeys: [...required] },
  ),
  fc.record(
    {
      ...tcpCommon,
      syn: fc.constant(true),
      acknowledgement: bits(32),
      maximumSegmentBytes: bits(16),
      windowScale: fc.nat({ max: 14 }),
    },
    { requiredKeys: [...required] },
  ),
);

export const dhcpMessage = fc.record({
  operation: fc.constantFrom("request" as const, "reply" as const),
  transactionId: bits(32),
  secondsElapsed: bits(16),
  broadcast: fc.boolean(),
  clientAddress: ipv4Address,
  yourAddress: ipv4Address,
  nextServerAddress: ipv4Address,
  relayAddress: ipv4Address,
  clientMac: macAddress,
  options: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 254 }), bytes(600)), {
      selector: ([code]) => code,
      maxLength: 12,
    })
    .map((options) => new Map(options)),
});
