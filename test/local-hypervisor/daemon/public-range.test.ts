import { createSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimPublicRange, type PublicRange } from "../../../local-hypervisor/daemon/public-range";
import {
  blockIsWithin,
  formatIpv4,
  formatIpv4Block,
  parseIpv4Block,
} from "../../../local-hypervisor/model/cidr";
import { publicBlock } from "../../../local-hypervisor/model/public-block";
import { SeededRandom } from "../../support/seeded-random";
import { silentLog } from "../../support/silent-log";

describe("ranges of public addresses of daemons on one machine", () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-public-range-"));
  const claims: PublicRange[] = [];
  const warnings: unknown[] = [];
  const fileOf = (state: string) => join(folder, state);
  const keptBy = (state: string) => readFileSync(fileOf(state), "utf8");

  /** As the daemon of a state does; states with the same seed ask in the same order */
  async function claim(state: string, { seed = process.pid, wanted = "" } = {}): Promise<PublicRange> {
    const random = new SeededRandom(seed);
    const range = await claimPublicRange({
      file: fileOf(state),
      wanted: parseIpv4Block(wanted),
      randomBytes: (length) => random.bytes(length),
      log: { ...silentLog, warn: (_, fields) => void warnings.push(fields) },
    });
    claims.push(range);
    return range;
  }
  const textOf = ({ block }: PublicRange) => formatIpv4Block(block);

  afterEach(async () => {
    for (const each of claims.splice(0)) await each.release().catch(() => {});
    warnings.length = 0;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a state has a part of 127.64.0.0/10, and keeps it over a restart", async () => {
    const first = await claim("kept");
    expect(first.block.prefixBits).toBe(16);
    expect(blockIsWithin(first.block, publicBlock)).toBe(true);
    expect(keptBy("kept")).toBe(`${textOf(first)}\n`);
    await first.release();
    expect(textOf(await claim("kept", { seed: 2 * process.pid }))).toBe(textOf(first));
    expect(warnings).toEqual([]);
  });

  test("two daemons at once have different ones, also where one kept what the other has now", async () => {
    const first = await claim("one");
    const second = await claim("two");
    expect(textOf(second)).not.toBe(textOf(first));
    writeFileSync(fileOf("three"), `${textOf(first)}\n`);
    const third = await claim("three");
    expect(new Set([first, second, third].map(textOf)).size).toBe(3);
    expect(keptBy("three")).toBe(`${textOf(third)}\n`);
    expect(warnings).toEqual([{ kept: textOf(first), now: textOf(third) }]);
  });

  test("a daemon that starts while its predecessor ends has the same one", async () => {
    const first = await claim("handed");
    const next = claim("handed", { seed: 2 * process.pid });
    setTimeout(() => void first.release(), 100);
    expect(textOf(await next)).toBe(textOf(first));
  });

  test("the setting decides, without a claim, and is not kept", async () => {
    const first = await claim("set", { wanted: "127.100.3.0/24" });
    const second = await claim("set too", { wanted: "127.100.3.0/24" });
    expect([textOf(first), textOf(second)]).toEqual(["127.100.3.0/24", "127.100.3.0/24"]);
    expect(() => keptBy("set")).toThrow(/ENOENT/);
  });

  test("a file that holds no range is written anew", async () => {
    for (const content of ["", "nonsense\n", "10.0.0.0/16\n", "127.64.0.0/10\n"]) {
      writeFileSync(fileOf("damaged"), content);
      const range = await claim("damaged");
      expect(keptBy("damaged")).toBe(`${textOf(range)}\n`);
      await range.release();
    }
  });

  test("where every range is taken, addresses are of all of them, and the log says so", async () => {
    const others = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        const socket = createSocket("udp4");
        socket.on("error", () => socket.close());
        await new Promise<void>((resolve) => {
          socket.once("error", () => resolve());
          socket.bind({ address: formatIpv4(publicBlock.first + index * 65_536), port: 6_427 }, resolve);
        });
        return socket;
      }),
    );
    try {
      expect(textOf(await claim("crowded"))).toBe("127.64.0.0/10");
      expect(warnings).toEqual([{ ranges: 64 }]);
    } finally {
      for (const socket of others) {
        try {
          socket.close();
        } catch {}
      }
    }
  });
});
