import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { HolePuncher } from "../../../local-hypervisor/block-store/hole-puncher";
import { findProgram } from "../../../local-hypervisor/images/host-programs";

const { PATH } = process.env;
let store: string;
let pool: string;

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), "hole-puncher-"));
  pool = join(store, "pool");
  await mkdir(pool);
});

afterEach(async () => {
  process.env.PATH = PATH;
  await rm(store, { recursive: true, force: true });
});

/** Puts a program before all others of its name */
async function shadow(name: string, script: string): Promise<void> {
  const folder = join(store, "programs");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
  process.env.PATH = `${folder}:${PATH}`;
}

test("ranges are given back to the file system, in files of any folder's name", async () => {
  const odd = join(store, "a folder  with $(spaces)");
  await mkdir(odd);
  await writeFile(join(odd, "segment-0"), Buffer.alloc(1 << 20, 7));
  const before = (await stat(join(odd, "segment-0"))).blocks;
  const puncher = await HolePuncher.start(odd, store);
  await puncher.punch("segment-0", 0, 256 << 10);
  await puncher.punch("segment-0", 512 << 10, 256 << 10);
  await puncher.close();
  const bytes = await readFile(join(odd, "segment-0"));
  expect(bytes.equals(Buffer.concat([0, 7, 0, 7].map((byte) => Buffer.alloc(256 << 10, byte))))).toBe(true);
  expect(before - (await stat(join(odd, "segment-0"))).blocks).toBe((512 << 10) / 512);
});

test("a store is opened only when what a killed process gives back has been given back", async () => {
  const fallocate = findProgram("fallocate");
  await shadow("fallocate", `sleep 1; ${fallocate} "$@"; touch ${join(store, "done")}`);
  await writeFile(join(pool, "segment-0"), Buffer.alloc(1 << 20, 7));
  const puncher = await HolePuncher.start(pool, store);
  const under = puncher.punch("segment-0", 0, 1 << 20);
  // As its process's death does: nothing more comes
  const over = puncher.close();
  const blocks = await BlockStore.open(store);
  expect(await readdir(store)).toContain("done");
  await blocks.close();
  await Promise.all([under, over]);
});

test("who cannot give back is told, and leaves nothing to wait for", async () => {
  await shadow("fallocate", "exit 1");
  const puncher = await HolePuncher.start(pool, store);
  await expect(puncher.punch("segment-0", 0, 4096)).rejects.toThrow("give no space back");
  await puncher.close();
  process.env.PATH = join(store, "nothing");
  await expect(HolePuncher.start(pool, store)).rejects.toThrow("give no space back");
  await (await BlockStore.open(store)).close();
});
