/**
 * A machine with one neighbour, in network namespaces of its own: run by `unshare --net`. Moves one end of a veth pair to
 * the neighbour, sends a guest's traffic through the outside to every kind of place, and prints what the guest saw as one
 * line of JSON.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { icmpType } from "../../local-hypervisor/network/wire/icmp";
import { PublicPeer, readAll } from "./public-peer";

const own = "203.0.113.1";
const neighbour = "203.0.113.2";
const ip = (...args: string[]) => execFileSync("ip", args);

/** The neighbour: sends back what comes at port 80, TCP and UDP */
const server = `
  process.stdin.on("end", () => process.exit()).resume();
  const { createServer } = require("node:net");
  const { createSocket } = require("node:dgram");
  createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(80, "${neighbour}", () => {
    const socket = createSocket("udp4");
    socket.on("message", (payload, { port, address }) => socket.send(payload, port, address));
    socket.bind(80, "${neighbour}", () => console.log("ready"));
  });
`;

async function startNeighbour(): Promise<ChildProcess> {
  const script =
    'echo moved && read _ && ip link set lo up && ip addr add "$1"/24 dev veth1 && ip link set veth1 up && exec "$2" -e "$3"';
  const child = spawn("unshare", ["--net", "sh", "-c", script, "sh", neighbour, process.execPath, server], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const next = () => new Promise<string>((resolve) => lines.once("line", resolve));
  await next();
  ip("link", "set", "veth1", "netns", String(child.pid));
  const ready = next();
  child.stdin.write("go\n");
  await ready;
  return child;
}

async function tcp(peer: PublicPeer, host: string, port: number, text = "hello"): Promise<string> {
  peer.messages.length = 0;
  const connection = peer.connect(host, port);
  connection.write(Buffer.from(text));
  connection.end();
  const ended = readAll(connection).then(({ bytes, outcome }) =>
    outcome === "finished" ? bytes.toString() : outcome,
  );
  const told = peer.until(() => peer.messages[0]).then(({ type, code }) => `unreachable ${type}/${code}`);
  const seen = await Promise.race([ended, told]);
  connection.abort();
  return seen;
}

async function udp(peer: PublicPeer, host: string, port: number): Promise<string> {
  peer.messages.length = 0;
  peer.datagrams.length = 0;
  peer.sendUdp(host, port, Buffer.from("hello"));
  return peer.until(() => {
    const [datagram] = peer.datagrams;
    const [message] = peer.messages;
    if (message?.type === icmpType.destinationUnreachable)
      return `unreachable ${message.type}/${message.code}`;
    return datagram && Buffer.from(datagram.payload).toString();
  });
}

/** An echo request: the payload that came back, what the outside said instead, or "silence" after a wait */
async function echo(peer: PublicPeer, host: string): Promise<string> {
  peer.messages.length = 0;
  peer.sendEcho(host, Buffer.from("are you there?"));
  const said = peer
    .until(() => peer.messages[0])
    .then(({ type, code, payload }) =>
      type === icmpType.echoReply ? Buffer.from(payload).toString() : `unreachable ${type}/${code}`,
    );
  const patience = new Promise<string>((resolve) => setTimeout(resolve, 7_000, "silence").unref());
  return Promise.race([said, patience]);
}

async function main(): Promise<void> {
  ip("link", "set", "lo", "up");
  ip("link", "add", "veth0", "type", "veth", "peer", "name", "veth1");
  ip("addr", "add", `${own}/24`, "dev", "veth0");
  ip("link", "set", "veth0", "up");
  // Addresses that the system takes for its own although no interface lists them
  ip("route", "add", "local", "192.0.2.0/24", "dev", "lo");
  const child = await startNeighbour();
  const reached: string[] = [];
  const everywhere = createServer((socket) => {
    socket.on("data", (data) => reached.push(data.toString()));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => {
    everywhere.listen(80, "0.0.0.0", resolve);
  });
  const peer = new PublicPeer();
  const much = "0123456789".repeat(100_000);
  const seen = {
    neighbour: await tcp(peer, neighbour, 80),
    much: (await tcp(peer, neighbour, 80, much)) === much,
    closedPort: await tcp(peer, neighbour, 81),
    absentNeighbour: await tcp(peer, "203.0.113.9", 80),
    noRoute: await tcp(peer, "8.8.8.8", 80),
    own: await tcp(peer, own, 80),
    loopback: await tcp(peer, "127.0.0.1", 80),
    unlistedOwn: await tcp(peer, "192.0.2.7", 80),
    udpNeighbour: await udp(peer, neighbour, 80),
    udpClosedPort: await udp(peer, neighbour, 81),
    udpOwn: await udp(peer, own, 80),
    udpUnlistedOwn: await udp(peer, "192.0.2.7", 80),
    udpNoRoute: await udp(peer, "8.8.8.8", 80),
    echoNeighbour: await echo(peer, neighbour),
    echoAbsentNeighbour: await echo(peer, "203.0.113.9"),
    echoOwn: await echo(peer, own),
    reached,
  };
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  peer.close();
  everywhere.close();
  child.kill("SIGKILL");
}
main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1); // and with us the namespace
});
