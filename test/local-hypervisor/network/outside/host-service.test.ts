import { networkSettings, SettingError } from "../../../../local-hypervisor/config";
import { parseHostServices } from "../../../../local-hypervisor/network/outside/host-service";

test("services are read with and without host and protocol", () => {
  expect(parseHostServices(" mirror=3142, web=127.0.0.2:8080/udp,db=localhost:5432/tcp,")).toEqual([
    { name: "mirror", protocol: "tcp", host: "127.0.0.1", port: 3_142 },
    { name: "web", protocol: "udp", host: "127.0.0.2", port: 8_080 },
    { name: "db", protocol: "tcp", host: "127.0.0.1", port: 5_432 },
  ]);
  expect(parseHostServices("")).toEqual([]);
});

test.each([
  ["mirror", "it is not a service"],
  ["3142", "it is not a service"],
  ["Mirror=1", "the name may have small letters"],
  ["-a=1", "the name may have small letters"],
  ["=1", "the name may have small letters"],
  [`${"a".repeat(64)}=1`, "the name may have small letters"],
  ["a=", "the port is not a number from 1 to 65535"],
  ["a=0", "the port is not a number from 1 to 65535"],
  ["a=65536", "the port is not a number from 1 to 65535"],
  ["a=http", "the port is not a number from 1 to 65535"],
  ["a=1/sctp", "the protocol is neither tcp nor udp"],
  ["a=10.0.0.1:80", "the host is not one of this machine's loopback addresses"],
  ["a=127.0.0.256:80", "the host is not one of this machine's loopback addresses"],
  ["a=example.com:80", "the host is not one of this machine's loopback addresses"],
  ["a=1,a=2", "the name a (tcp) is given to two services"],
  ["a=1,b=127.0.0.2:1", "port 1 (tcp) is given to two services"],
])("%s is refused: %s", (text, why) => {
  expect(() => parseHostServices(text)).toThrow(TypeError);
  expect(() => parseHostServices(text)).toThrow(why);
});

test("one name may serve both protocols", () => {
  expect(parseHostServices("dns=53,dns=53/udp")).toHaveLength(2);
});

test("settings have defaults, and errors name the variable", () => {
  expect(networkSettings({})).toEqual({ hostAddress: "198.51.100.1", hostServices: [] });
  expect(networkSettings({ DRYDOCK_HOST_ADDRESS: "203.0.113.9" }).hostAddress).toBe("203.0.113.9");
  for (const wrong of ["nowhere", "127.0.0.1", "0.0.0.1", "224.0.0.1", "169.254.1.1", "255.255.255.255"]) {
    expect(() => networkSettings({ DRYDOCK_HOST_ADDRESS: wrong })).toThrow(SettingError);
    expect(() => networkSettings({ DRYDOCK_HOST_ADDRESS: wrong })).toThrow(/^DRYDOCK_HOST_ADDRESS: /);
  }
  expect(() => networkSettings({ DRYDOCK_HOST_SERVICES: "a=b" })).toThrow(
    /^DRYDOCK_HOST_SERVICES: 'a=b': .*mirror=3142$/,
  );
});
