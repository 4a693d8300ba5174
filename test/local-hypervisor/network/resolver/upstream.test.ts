import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:net";
import { decode, encode, TRUNCATED_RESPONSE } from "dns-packet";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { machineUpstream } from "../../../../local-hypervisor/network/resolver/upstream";

const query = encode({ type: "query", id: 77, questions: [{ type: "A", name: "www.example" }] });

const replyTo = (message: Uint8Array, address: string, flags = 0) => {
  const { id = 0, questions = [] } = decode(Buffer.from(message));
  const answers = [{ type: "A" as const, name: "www.example", data: address }];
  return encode({ type: "response", id, flags, questions, answers });
};

/** Real servers on loopback, closed after each test */
const sockets: Socket[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const each of [...sockets.splice(0), ...servers.splice(0)]) each.close();
});

async function udpServer(answer: (message: Uint8Array) => readonly Uint8Array[]): Promise<number> {
  const socket = createSocket("udp4");
  sockets.push(socket);
  socket.on("message", (message, from) => {
    for (const reply of answer(message)) socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return socket.address().port;
}

async function tcpServer(
  port: number,
  chunks: (message: Uint8Array) => readonly Uint8Array[],
): Promise<void> {
  const server = createServer((connection) => {
    connection.on("data", (data) => {
      for (const chunk of chunks(data.subarray(2))) connection.write(chunk);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
}

const upstreamOf = (...ports: number[]) =>
  machineUpstream({
    clock: systemClock,
    servers: () => ports.map((port) => `127.0.0.1:${port}`),
    attemptMs: 300,
    totalMs: 1500,
  });

const addressIn = (reply: Uint8Array) =>
  decode(Buffer.from(reply)).answers?.map((each) => "data" in each && each.data);

test("asks the first server that answers, and takes no reply to another query", async () => {
  const silent = await udpServer(() => []);
  const honest = await udpServer((message) => {
    const stray = Buffer.from(replyTo(message, "192.0.2.66"));
    stray.writeUInt16BE(78, 0);
    return [stray, Uint8Array.of(1, 2), message, replyTo(message, "192.0.2.1")];
  });
  expect(addressIn(await upstreamOf(silent, honest).ask(query))).toEqual(["192.0.2.1"]);
});

test("asks again over TCP what was too long for UDP, however it is cut into pieces", async () => {
  const port = await udpServer((message) => [replyTo(message, "192.0.2.2", TRUNCATED_RESPONSE)]);
  await tcpServer(port, (message) => {
    const reply = replyTo(message, "192.0.2.3");
    return [Uint8Array.of(0), Uint8Array.of(reply.length), reply.subarray(0, 5), reply.subarray(5)];
  });
  expect(addressIn(await upstreamOf(port).ask(query))).toEqual(["192.0.2.3"]);
});

test("gives up when nobody answers, when ports are closed and when there is no server", async () => {
  const silent = await udpServer(() => []);
  await expect(upstreamOf(silent).ask(query)).rejects.toThrow("did not answer");
  const closed = await udpServer(() => []);
  sockets.pop()?.close();
  await expect(upstreamOf(closed).ask(query)).rejects.toThrow();
  await expect(upstreamOf().ask(query)).rejects.toThrow("no resolver");
});
