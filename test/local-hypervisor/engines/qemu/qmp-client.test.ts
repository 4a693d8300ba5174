import type { Duplex } from "node:stream";
import { QmpClient, type QmpEvent } from "../../../../local-hypervisor/engines/qemu/qmp-client";
import { streamPair } from "../../../support/stream-pair";

const greeting = `${JSON.stringify({ QMP: { version: {}, capabilities: [] } })}\r\n`;

/** QEMU's end: answers by a table, in the order in which it likes */
function answer(end: Duplex, answers: (command: string, id: number) => object | undefined): void {
  let text = "";
  end.on("data", (bytes: Buffer) => {
    text += bytes.toString();
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      const { execute, id } = JSON.parse(line);
      const reply = answers(execute, id);
      if (reply) end.write(`${JSON.stringify(reply)}\r\n`);
    }
  });
}

test("commands wait for the greeting, and answers find theirs by id, in any order and any pieces", async () => {
  const [ours, theirs] = streamPair();
  const client = new QmpClient(ours);
  const held: { id: number }[] = [];
  answer(theirs, (command, id) => {
    if (command === "qmp_capabilities") return { return: {}, id };
    held.push({ id });
    return undefined;
  });
  for (const part of [greeting.slice(0, 7), greeting.slice(7)]) theirs.write(part);
  await client.ready;
  const first = client.execute("query-status");
  const second = client.execute("device_del", { id: "none" });
  while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
  const [one, two] = held as [{ id: number }, { id: number }];
  const refusal = { error: { class: "DeviceNotFound", desc: "Device 'none' not found" }, id: two.id };
  theirs.write(`${JSON.stringify(refusal)}\n{"event":"STOP","timestamp":{}}\n`);
  theirs.write(`${JSON.stringify({ return: { status: "running" }, id: one.id })}\n`);
  await expect(second).rejects.toMatchObject({ errorClass: "DeviceNotFound" });
  expect(await first).toEqual({ status: "running" });
});

test("events reach whoever listens, until they no longer do", async () => {
  const [ours, theirs] = streamPair();
  const client = new QmpClient(ours);
  const seen: QmpEvent[] = [];
  const forget = client.onEvent((event) => seen.push(event));
  theirs.write('{"event":"SHUTDOWN","data":{"guest":true}}\n{"event":"STOP"}\n');
  await new Promise((resolve) => setImmediate(resolve));
  forget();
  theirs.write('{"event":"RESET"}\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual([{ event: "SHUTDOWN", data: { guest: true } }, { event: "STOP" }]);
});

test("QEMU's end settles what waits, and what is asked afterwards", async () => {
  const [ours, theirs] = streamPair();
  const client = new QmpClient(ours);
  answer(theirs, (command, id) => (command === "qmp_capabilities" ? { return: {}, id } : undefined));
  theirs.write(greeting);
  await client.ready;
  const waiting = client.execute("query-status");
  ours.destroy();
  await expect(waiting).rejects.toMatchObject({ errorClass: "Closed" });
  await expect(client.execute("cont")).rejects.toMatchObject({ errorClass: "Closed" });
});

test("a QEMU that never greets, or does not speak the protocol, is never ready", async () => {
  const [ours] = streamPair();
  const silent = new QmpClient(ours);
  ours.destroy();
  await expect(silent.ready).rejects.toMatchObject({ errorClass: "Closed" });
  const [other, theirs] = streamPair();
  const client = new QmpClient(other);
  theirs.write("qemu: what?\n");
  await expect(client.ready).rejects.toMatchObject({ errorClass: "Closed" });
});
