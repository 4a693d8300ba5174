import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../../../support/program";

const script = join(__dirname, "..", "..", "..", "support", "outside-world.ts");
const addVeth = "ip link add veth0 type veth peer name veth1";
const hasPing = ["/bin/ping", "/usr/bin/ping", "/sbin/ping"].some((path) => existsSync(path));
const unavailable = !hasPing
  ? "this machine has no ping program; sudo apt-get install iputils-ping"
  : spawnSync("unshare", ["--net", "sh", "-c", addVeth]).status === 0
    ? undefined
    : "no veth pair can be made in a network namespace here";
const worldTest = unavailable === undefined || process.env.CI ? test : test.skip;

worldTest(
  `guests reach the neighbours of this machine, never the machine${unavailable ? ` (skipped: ${unavailable})` : ""}`,
  async () => {
    const { stdout, output, status } = await runProgram(
      "unshare",
      ["--net", process.execPath, "--import", "tsx", script],
      { cwd: process.cwd(), environment: process.env },
    );
    if (status !== 0) throw new Error(output);
    expect(JSON.parse(stdout)).toEqual({
      neighbour: "hello",
      much: true,
      closedPort: "reset",
      absentNeighbour: "unreachable 3/1",
      noRoute: "unreachable 3/0",
      own: "unreachable 3/13",
      loopback: "unreachable 3/13",
      unlistedOwn: "unreachable 3/13",
      udpNeighbour: "hello",
      udpClosedPort: "unreachable 3/3",
      udpOwn: "unreachable 3/13",
      udpUnlistedOwn: "unreachable 3/13",
      udpNoRoute: "unreachable 3/0",
      echoNeighbour: "are you there?",
      echoAbsentNeighbour: "silence",
      echoOwn: "unreachable 3/13",
      reached: [],
    });
  },
  60_000,
);
