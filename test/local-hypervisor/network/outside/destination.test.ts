import { networkInterfaces } from "node:os";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { judgeAddress, judgeDestination } from "../../../../local-hypervisor/network/outside/destination";
import type { HostService } from "../../../../local-hypervisor/network/outside/host-service";
import { OwnAddresses } from "../../../../local-hypervisor/network/outside/own-addresses";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";

const lanAddress = "192.168.1.5";
const endpointPort = 43_117;
const service = (fields: Partial<HostService>): HostService => ({
  name: "mirror",
  protocol: "tcp",
  host: "127.0.0.1",
  port: 3_142,
  ...fields,
});
const rules = {
  hostAddress: parseIpv4Address("198.51.100.1"),
  hostServices: [
    service({}),
    service({ name: "echo", protocol: "udp", port: 4_001, host: "127.0.0.2" }),
    service({ name: "endpoint", port: endpointPort }),
  ],
  isOwnAddress: (address: number) => address === parseIpv4Address(lanAddress),
  isDaemonPort: (port: number) => port === endpointPort,
};

describe.each([
  ["0.0.0.0", "unroutable"],
  ["0.1.2.3", "unroutable"],
  ["127.0.0.1", "forbidden"],
  ["127.64.0.9", "forbidden"],
  ["127.255.255.255", "forbidden"],
  ["169.254.0.1", "forbidden"],
  ["169.254.169.254", "forbidden"],
  ["169.254.170.2", "forbidden"],
  [lanAddress, "forbidden"],
  ["224.0.0.1", "unroutable"],
  ["239.255.255.250", "unroutable"],
  ["240.0.0.1", "unroutable"],
  ["255.255.255.255", "unroutable"],
  ["1.0.0.0", "reachable"],
  ["126.255.255.255", "reachable"],
  ["128.0.0.1", "reachable"],
  ["169.253.255.255", "reachable"],
  ["169.255.0.0", "reachable"],
  ["192.168.1.6", "reachable"],
  ["198.51.100.2", "reachable"],
  ["223.255.255.255", "reachable"],
] as const)("%s is %s", (text, kind) => {
  const address = parseIpv4Address(text);

  test.each([22, 80, 443, 3_142, endpointPort])("at port %d, for TCP and UDP alike", (port) => {
    for (const protocol of ["tcp", "udp"] as const) {
      const expected = kind === "reachable" ? { kind, host: text, port } : { kind };
      expect(judgeDestination(rules, protocol, address, port)).toEqual(expected);
    }
  });

  test("for echo requests", () => {
    expect(judgeAddress(rules, address)).toBe(kind);
  });
});

test("this machine's address opens at the ports of services, each in its protocol", () => {
  const judge = (protocol: "tcp" | "udp", port: number) =>
    judgeDestination(rules, protocol, rules.hostAddress, port);
  expect(judge("tcp", 3_142)).toEqual({ kind: "reachable", host: "127.0.0.1", port: 3_142 });
  expect(judge("udp", 4_001)).toEqual({ kind: "reachable", host: "127.0.0.2", port: 4_001 });
  expect(judge("udp", 3_142)).toEqual({ kind: "closedPort" });
  expect(judge("tcp", 4_001)).toEqual({ kind: "closedPort" });
  expect(judge("tcp", 22)).toEqual({ kind: "closedPort" });
});

test("no name opens the daemon's own endpoint", () => {
  expect(judgeDestination(rules, "tcp", rules.hostAddress, endpointPort)).toEqual({ kind: "closedPort" });
});

test("an address that is this machine's and a service's host at once opens for the service only", () => {
  const own = { ...rules, isOwnAddress: () => true };
  expect(judgeDestination(own, "tcp", rules.hostAddress, 3_142).kind).toBe("reachable");
  expect(judgeDestination(own, "tcp", rules.hostAddress, 22).kind).toBe("closedPort");
});

test("the machine's own addresses are those of all its interfaces", () => {
  const own = new OwnAddresses(systemClock);
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const ipv4 = all.filter(({ family }) => family === "IPv4").map(({ address }) => address);
  expect(ipv4).toContain("127.0.0.1");
  expect(ipv4.every((address) => own.has(parseIpv4Address(address)))).toBe(true);
  expect(own.has(parseIpv4Address("203.0.113.7"))).toBe(false);
});
