import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStoreError } from "../../../../local-hypervisor/block-store/errors";
import type { NbdExport } from "../../../../local-hypervisor/block-store/nbd/exports";
import { NbdServer } from "../../../../local-hypervisor/block-store/nbd/server";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { MemoryDisk } from "../../../support/memory-disk";
import { infoRequest, NbdClient } from "../../../support/nbd-client";
import { until } from "../../../support/until";

const mebibyte = 2 ** 20;
const sizeBytes = 4 * mebibyte;
const [read, write, disconnect, flush, trim, writeZeroes] = [0, 1, 2, 3, 4, 6];

let folder: string;
let path: string;
let server: NbdServer;
let volume: MemoryDisk;
let snapshot: MemoryDisk;
const complaints: Error[] = [];

const exportsOf = (): NbdExport[] => [
  { name: "vol-1", description: "a volume", device: volume, readOnly: false },
  { name: "snap-1", description: "a snapshot", device: snapshot, readOnly: true },
];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "drydock-nbd-"));
  path = join(folder, "nbd.sock");
  volume = new MemoryDisk(sizeBytes);
  snapshot = new MemoryDisk(sizeBytes);
  complaints.length = 0;
  server = await NbdServer.listen({
    socketPath: path,
    exports: exportsOf(),
    clock: systemClock,
    onConnectionError: (error) => complaints.push(error),
  });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255));

describe("haggling", () => {
  test("lists the exports, tells of them, and lets the client go", async () => {
    const client = await NbdClient.connect(path);
    const entries = await client.option(3);
    expect(entries.map(({ type }) => type)).toEqual([2, 2, 1]);
    expect(entries[0]?.data.toString("latin1", 4)).toBe("vol-1a volume");
    const information = await client.option(6, infoRequest("snap-1", [1, 2, 3]));
    expect(information.map(({ type }) => type)).toEqual([3, 3, 3, 3, 1]);
    const [size, name, description, blocks] = information.map(({ data }) => data) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    expect([size.readUInt16BE(0), size.readBigUInt64BE(2)]).toEqual([0, BigInt(sizeBytes)]);
    // Flags, read-only, flush, several connections
    expect(size.readUInt16BE(10)).toBe(1 | 2 | 4 | 256);
    expect([name.toString("latin1", 2), description.toString("latin1", 2)]).toEqual(["snap-1", "a snapshot"]);
    expect([blocks.readUInt32BE(2), blocks.readUInt32BE(6), blocks.readUInt32BE(10)]).toEqual([
      512, 4096, 33554432,
    ]);
    expect((await client.option(2)).map(({ type }) => type)).toEqual([1]);
    await client.closed();
    expect(complaints).toEqual([]);
  });

  test("refuses what it does not know or cannot read, and goes on", async () => {
    const client = await NbdClient.connect(path);
    const typeOf = async (option: number, data?: Uint8Array): Promise<number> =>
      ((await client.option(option, data)).at(-1)?.type ?? 0) - 2 ** 31;
    expect(await typeOf(5)).toBe(1); // STARTTLS
    expect(await typeOf(99, Buffer.from("what"))).toBe(1);
    expect(await typeOf(3, Buffer.from("data"))).toBe(3);
    expect(await typeOf(8, Buffer.from("data"))).toBe(3);
    expect(await typeOf(7, infoRequest("vol-9"))).toBe(6);
    expect(await typeOf(7, infoRequest(""))).toBe(6);
    expect(await typeOf(7, Buffer.alloc(5))).toBe(3);
    const long = infoRequest("vol-1");
    long.writeUInt32BE(0xffffffff, 0);
    expect(await typeOf(7, long)).toBe(3);
    expect(await typeOf(6, Buffer.concat([infoRequest("vol-1"), Buffer.alloc(1)]))).toBe(3);
    expect((await client.option(7, infoRequest("vol-1"))).at(-1)?.type).toBe(1);
    expect((await client.request(read, 0, 512)).errno).toBe(0);
    client.socket.destroy();
  });

  test("takes the oldest way in too, with its zeroes", async () => {
    const client = await NbdClient.connect(path, 1);
    client.socket.write(
      Buffer.concat([Buffer.from("IHAVEOPT"), Buffer.from([0, 0, 0, 1, 0, 0, 0, 5]), Buffer.from("vol-1")]),
    );
    const reply = await client.source.read(134);
    expect(reply.readBigUInt64BE(0)).toBe(BigInt(sizeBytes));
    expect((await client.request(write, 0, 512, { data: noise(512) })).errno).toBe(0);
    client.socket.destroy();
    const stranger = await NbdClient.connect(path);
    stranger.socket.write(
      Buffer.concat([Buffer.from("IHAVEOPT"), Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), Buffer.from("x")]),
    );
    await stranger.closed();
  });

  test("sends clients away that do not speak the protocol", async () => {
    const greeted = await NbdClient.connect(path, 0xff00);
    await greeted.closed();
    const other = await NbdClient.connect(path);
    other.socket.write("GET / HTTP/1.1\r\nHost: disk\r\n\r\n");
    await other.closed();
    const large = await NbdClient.connect(path);
    large.socket.write(
      Buffer.concat([Buffer.from("IHAVEOPT"), Buffer.from([0, 0, 0, 7, 255, 255, 255, 255])]),
    );
    await large.closed();
    const late = await NbdClient.open(path, "vol-1");
    late.socket.write(Buffer.alloc(28));
    await late.closed();
    expect(complaints.map(({ name }) => name)).toEqual(Array(4).fill("NbdProtocolError"));
  });
});

describe.each([
  ["simple replies", false],
  ["structured replies", true],
])("with %s", (_, structured) => {
  test("reads what was written, discards, writes zeroes, and flushes when it is told to", async () => {
    const client = await NbdClient.open(path, "vol-1", structured);
    const data = noise(mebibyte + 512);
    expect(await client.request(write, 512, data.length, { data })).toMatchObject({ errno: 0 });
    expect(Buffer.from(volume.bytes.subarray(512, 512 + data.length)).equals(data)).toBe(true);
    expect((await client.request(read, 512, data.length)).data?.equals(data)).toBe(true);
    expect(volume.flushes).toBe(0);
    expect((await client.request(flush, 0, 0)).errno).toBe(0);
    expect(volume.flushes).toBe(1);
    expect((await client.request(write, 0, 512, { data: noise(512), flags: 1 })).errno).toBe(0);
    expect((await client.request(trim, 0, 512, { flags: 1 })).errno).toBe(0);
    expect(volume.flushes).toBe(3);
    expect((await client.request(writeZeroes, 512, 4096)).errno).toBe(0);
    expect((await client.request(writeZeroes, 8192, 2 * mebibyte, { flags: 2 })).errno).toBe(0);
    expect(volume.bytes.subarray(0, 4608).every((byte) => byte === 0)).toBe(true);
    expect(volume.bytes.subarray(8192, 8192 + 2 * mebibyte).every((byte) => byte === 0)).toBe(true);
    expect((await client.request(writeZeroes, 0, 512, { flags: 2 | 16 })).errno).toBe(95);
    client.send(disconnect, 0, 0);
    await client.closed();
    expect(complaints).toEqual([]);
  });

  test("answers impossible requests with errors and goes on", async () => {
    const client = await NbdClient.open(path, "vol-1", structured);
    const errno = async (...request: Parameters<NbdClient["request"]>): Promise<number> =>
      (await client.request(...request)).errno;
    expect(await errno(read, sizeBytes, 512)).toBe(22);
    expect(await errno(read, 2n ** 64n - 512n, 512)).toBe(22);
    expect(await errno(read, 0, 64 * mebibyte)).toBe(22);
    expect(await errno(write, sizeBytes - 512, 1024, { data: noise(1024) })).toBe(28);
    expect(await errno(trim, sizeBytes, 0xfffffe00)).toBe(28);
    expect(await errno(read, 100, 512)).toBe(22);
    expect(await errno(write, 0, 100, { data: noise(100) })).toBe(22);
    expect(await errno(5, 0, 512)).toBe(22);
    expect(await errno(read, 0, 512, { flags: 0x8000 })).toBe(22);
    volume.failing = true;
    expect(await errno(read, 0, 512)).toBe(5);
    expect(await errno(flush, 0, 0)).toBe(5);
    volume.failing = false;
    expect(await errno(read, 0, 512)).toBe(0);
    client.socket.destroy();
  });

  test("writes nothing to a snapshot", async () => {
    const client = await NbdClient.open(path, "snap-1", structured);
    expect((await client.request(write, 0, 512, { data: noise(512) })).errno).toBe(1);
    expect((await client.request(trim, 0, 512)).errno).toBe(1);
    expect((await client.request(writeZeroes, 0, 512)).errno).toBe(1);
    expect((await client.request(read, 0, 512)).errno).toBe(0);
    expect(snapshot.bytes.every((byte) => byte === 0)).toBe(true);
    client.socket.destroy();
  });

  test("carries out many requests at once, each answered by its own cookie", async () => {
    const clients = await Promise.all([1, 2, 3].map(() => NbdClient.open(path, "vol-1", structured)));
    await Promise.all(
      clients.map(async (client, at) => {
        const expected = new Map<bigint, Buffer>();
        for (let block = at; block < 900; block += 3) {
          const data = noise(4096).fill(block & 255, 0, 4);
          expected.set(client.send(write, block * 4096, 4096, { data }), data);
        }
        for (let count = expected.size; count > 0; count--) expect((await client.answer()).errno).toBe(0);
      }),
    );
    const [first] = clients as [NbdClient];
    const offsets = new Map<bigint, number>();
    for (let block = 0; block < 900; block++) offsets.set(first.send(read, block * 4096, 4096), block);
    const seen = new Set<bigint>();
    for (let count = 0; count < 900; count++) {
      const { cookie, data } = await first.answer(4096);
      const block = offsets.get(cookie) as number;
      seen.add(cookie);
      expect(data?.equals(noise(4096).fill(block & 255, 0, 4))).toBe(true);
    }
    expect(seen.size).toBe(900);
    for (const client of clients) client.socket.destroy();
  });
});

test("tells holes without sending them, and says why a request failed", async () => {
  volume.bytes.fill(7, 65536, 65536 + 512);
  const client = await NbdClient.open(path, "vol-1");
  expect(await client.request(read, 0, 65536)).toMatchObject({ hole: 65536, errno: 0 });
  const { data } = await client.request(read, 65536 - 512, 1536);
  expect(data?.equals(Buffer.concat([Buffer.alloc(512), Buffer.alloc(512, 7), Buffer.alloc(512)]))).toBe(
    true,
  );
  volume.failing = true;
  expect((await client.request(read, 0, 512)).message).toBe("the disk fails");
  client.socket.destroy();
});

test("tells a full disk from a broken one", async () => {
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  volume.write = () => Promise.reject(new BlockStoreError("io", "The host is full", {}, full));
  const client = await NbdClient.open(path, "vol-1");
  expect((await client.request(write, 0, 512, { data: noise(512) })).errno).toBe(28);
  client.socket.destroy();
});

test("holds the memory of a client's requests down when it does not read its answers", async () => {
  let [now, most] = [0, 0];
  const { read: readBytes } = volume;
  volume.read = async (...range) => {
    now++;
    most = Math.max(most, now);
    return readBytes.apply(volume, range).finally(() => now--);
  };
  let asked = 0;
  const counting = volume.read;
  volume.read = (...range) => {
    asked++;
    return counting(...range);
  };
  volume.bytes.fill(1);
  const client = await NbdClient.open(path, "vol-1");
  client.socket.pause();
  for (let count = 0; count < 200; count++) client.send(read, 0, 2 * mebibyte);
  await until(() => asked >= 4);
  // Time for more than is allowed
  await new Promise((resolve) => setTimeout(resolve, 300));
  // 8 MiB of answers, and what the socket has taken of those that were sent
  expect(asked).toBeLessThan(12);
  expect(most).toBeLessThanOrEqual(4);
  for (let count = 0; count < 200; count++) expect((await client.answer()).data?.length).toBe(2 * mebibyte);
  expect(asked).toBe(200);
  client.socket.destroy();
});

test("at the end answers what is under way and leaves no socket behind", async () => {
  const client = await NbdClient.open(path, "vol-1");
  let finish: (() => void) | undefined;
  volume.flush = () => new Promise((resolve) => (finish = resolve));
  client.send(flush, 0, 0);
  const end = await until(() => finish);
  let closed = false;
  const closing = server.close().then(() => (closed = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(closed).toBe(false);
  end();
  expect((await client.answer()).errno).toBe(0);
  await client.closed();
  await closing;
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});

test("its socket is its owner's alone; a path that is taken is refused, an abandoned socket replaced", async () => {
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const listen = (socketPath: string): Promise<NbdServer> =>
    NbdServer.listen({ socketPath, exports: exportsOf(), clock: systemClock });
  await expect(listen(path)).rejects.toMatchObject({ kind: "exists" });
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(listen(file)).rejects.toMatchObject({ kind: "exists" });
  await expect(listen(join(folder, "a".repeat(120)))).rejects.toMatchObject({ kind: "invalid" });
  await expect(listen(join(folder, "none", "socket"))).rejects.toMatchObject({ kind: "invalid" });
});
