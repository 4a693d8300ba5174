import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { NbdServer } from "../../../../local-hypervisor/block-store/nbd/server";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { MemoryDisk } from "../../../support/memory-disk";
import { infoRequest, NbdClient, optionBytes, requestBytes } from "../../../support/nbd-client";

const sizeBytes = 64 * 1024;
const numRuns = process.env.DRYDOCK_NIGHTLY ? 20_000 : 400;

const number32 = fc.oneof(
  fc.nat(16),
  fc.constantFrom(512, 4096, 65536, 2 ** 25, 2 ** 25 + 1, 2 ** 31, 2 ** 32 - 1),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
);
const bytes = (maxLength: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));

const name = fc.oneof(fc.constantFrom("vol-1", "", "vol-2"), fc.string());
const option = fc.oneof(
  fc
    .tuple(fc.constantFrom(6, 7), name, fc.array(fc.nat(9), { maxLength: 5 }))
    .map(([kind, which, types]) => optionBytes(kind, infoRequest(which, types))),
  fc.constantFrom(3, 8).map((kind) => optionBytes(kind)),
  fc.tuple(number32, bytes(64)).map(([kind, data]) => optionBytes(kind, data)),
);
const entry = fc.constant(Buffer.concat([optionBytes(8), optionBytes(7, infoRequest("vol-1"))]));
const request = fc
  .tuple(
    fc.oneof(fc.nat(7), fc.nat(65535)),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.oneof(
      fc.nat(127).map((sector) => BigInt(sector * 512)),
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    ),
    fc.oneof(
      fc.nat(16).map((count) => count * 512),
      number32,
    ),
    fc.oneof(fc.constant(0), fc.nat(31), fc.nat(65535)),
  )
  .map(([command, cookie, offset, length, flags]) => {
    const header = requestBytes(command, cookie, offset, length, flags);
    return command === 1 && length <= 8192 ? Buffer.concat([header, Buffer.alloc(length, 0x5a)]) : header;
  });

/** A session as a client might have it, with some of its bytes changed, cut off, or preceded by noise. */
const session = fc
  .record({
    flags: fc.oneof(fc.constant(Buffer.from([0, 0, 0, 3])), bytes(4)),
    options: fc.array(option, { maxLength: 4 }),
    entered: fc.option(entry, { freq: 4 }),
    requests: fc.array(request, { maxLength: 12 }),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
    cut: fc.option(fc.nat(), { freq: 4 }),
  })
  .map(({ flags, options, entered, requests, changes, cut }) => {
    const whole = Buffer.concat([flags, ...options, ...(entered ? [entered] : []), ...requests]);
    for (const [at, value] of changes) if (whole.length > 0) whole[at % whole.length] = value;
    return cut === null || whole.length === 0 ? whole : whole.subarray(0, cut % whole.length);
  });

test("whatever clients send, the server stays up, ends their connections and serves others", async () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-nbd-fuzz-"));
  const path = join(folder, "nbd.sock");
  const device = new MemoryDisk(sizeBytes);
  const complaints: Error[] = [];
  const server = await NbdServer.listen({
    socketPath: path,
    exports: [{ name: "vol-1", description: "", device, readOnly: false }],
    clock: systemClock,
    onConnectionError: (error) => complaints.push(error),
  });
  try {
    const honest = await NbdClient.open(path, "vol-1");
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(session, bytes(200)),
        fc.integer({ min: 1, max: 64 }),
        async (sent, piece) => {
          const socket = connect(path);
          socket.on("error", () => {});
          socket.resume();
          for (let at = 0; at < sent.length; at += piece * 8) socket.write(sent.subarray(at, at + piece * 8));
          socket.end();
          await new Promise((resolve) => socket.on("close", resolve));
          expect((await honest.request(0, 0, 512)).errno).toBe(0);
        },
      ),
      { seed: 20261122, numRuns },
    );
    expect(complaints.filter(({ name: kind }) => kind !== "NbdProtocolError")).toEqual([]);
    expect(complaints.length).toBeGreaterThan(0);
    expect(device.bytes).toHaveLength(sizeBytes);
    honest.socket.destroy();
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
