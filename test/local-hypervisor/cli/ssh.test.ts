import { spawnSync } from "node:child_process";
import { readPorts } from "../../../local-hypervisor/cli/forward";
import { describeListeners } from "../../../local-hypervisor/cli/listening";
import { loginUser } from "../../../local-hypervisor/cli/login-user";
import { keyNotice, type SshCall, sshArguments } from "../../../local-hypervisor/cli/ssh";

const call: SshCall = {
  instanceId: "i-0123456789abcdef0",
  port: 22,
  user: "admin",
  command: [],
  knownHostsFolder: "/home/a person/100%/known-hosts",
  drydock: ["/usr/bin/node", "/home/a person's/drydock.js"],
};
const hasSsh = spawnSync("ssh", ["-V"]).status === 0;
const sshTest = hasSsh || process.env.CI ? test : test.skip;

sshTest(`ssh understands what it is told${hasSsh ? "" : " (skipped: ssh is not installed)"}`, () => {
  const identity = "/home/a person/key.pem";
  const args = sshArguments({ ...call, identity, command: ["uname", "-a"] });
  const { status, stdout } = spawnSync("ssh", ["-F", "none", "-G", ...args], { encoding: "utf8" });
  expect(status).toBe(0);
  const settings = new Map(
    stdout.split("\n").map((line) => {
      const space = line.indexOf(" ");
      return [line.slice(0, space), line.slice(space + 1)] as const;
    }),
  );
  expect(Object.fromEntries(settings)).toMatchObject({
    user: "admin",
    hostname: call.instanceId,
    hostkeyalias: call.instanceId,
    identitiesonly: "yes",
    stricthostkeychecking: "accept-new",
    userknownhostsfile: "/home/a person/100%/known-hosts/i-0123456789abcdef0",
    proxycommand: "'/usr/bin/node' '/home/a person'\\''s/drydock.js' 'dial' 'i-0123456789abcdef0' '22'",
  });
});

test("the command comes after everything of ssh's own", () => {
  expect(sshArguments({ ...call, command: ["ls", "-l"] }).slice(-5)).toEqual([
    "admin",
    call.instanceId,
    "--",
    "ls",
    "-l",
  ]);
  expect(sshArguments(call).at(-1)).toBe(call.instanceId);
});

test.each([
  ["drydock-micro-hvm-2026.03.01", "admin"],
  ["debian-12-amd64-20250316-2053", "admin"],
  ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server", "ubuntu"],
  ["amzn2-ami-hvm-2.0", "ec2-user"],
  ["al2023-ami-2023", "ec2-user"],
  ["something of my own", "ec2-user"],
  [undefined, "ec2-user"],
])("%s lets in %s", (name, user) => {
  expect(loginUser(name)).toBe(user);
});

test("an instance without a key pair is said to have none, before ssh is asked", () => {
  expect(keyNotice("i-1", { hasKeyPair: false })).toMatch(
    /^i-1 was launched without a key pair.*npx drydock console i-1\n$/,
  );
  expect(keyNotice("i-1", { hasKeyPair: true })).toBe("");
  expect(keyNotice("i-1", {})).toBe("");
});

test("ports of a forward", () => {
  expect(readPorts("8080:80")).toEqual({ local: 8_080, remote: 80 });
  expect(readPorts("5432")).toEqual({ local: 5_432, remote: 5_432 });
  expect(readPorts("0:80")).toEqual({ local: 0, remote: 80 });
  for (const wrong of ["", "0", "80:0", "a:80", "80:b", "1:2:3", "65536"])
    expect(() => readPorts(wrong)).toThrow(/port/);
});

test("listeners in one cell, those that moved first", () => {
  const row = (
    port: number,
    listensAt?: { address: string; port: number },
    protocol: "tcp" | "udp" = "tcp",
  ) => ({
    protocol,
    publicAddress: "127.64.0.4",
    port,
    ...(listensAt && { listensAt }),
  });
  const inPlace = (port: number, protocol: "tcp" | "udp" = "tcp") =>
    row(port, { address: "127.64.0.4", port }, protocol);
  expect(describeListeners([])).toBe("");
  expect(
    describeListeners([
      inPlace(8_080),
      row(80, { address: "127.64.0.4", port: 20_080 }),
      row(22, { address: "127.0.0.1", port: 23_456 }),
      inPlace(53, "udp"),
      row(443),
    ]),
  ).toBe("22→127.0.0.1:23456 80→127.64.0.4:20080 443→nowhere 53/udp 8080");
  const many = Array.from({ length: 12 }, (_, index) => inPlace(1_000 + index));
  expect(describeListeners(many)).toBe("1000 1001 1002 1003 1004 1005 1006 1007 and 4 more");
});
