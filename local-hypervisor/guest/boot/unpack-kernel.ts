import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { parseElf } from "./elf-image";

/** Largest vmlinux that is taken from a decompressor */
const maxKernelBytes = 256 * 2 ** 20;

/** How a kernel's payload may be packed: first bytes, and who unpacks it on this host. */
const packings: readonly { magic: readonly number[]; unpack(payload: Uint8Array): Promise<Uint8Array> }[] = [
  {
    magic: [0x1f, 0x8b],
    unpack: async (payload) => promisify(gunzip)(payload, { maxOutputLength: maxKernelBytes }),
  },
  {
    magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    unpack: (payload) => pipe("xz", ["-dc", "--single-stream"], payload),
  },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: (payload) => pipe("zstd", ["-dc"], payload) },
];

/**
 * The kernel's ELF file, unpacked on the host, which is some fifty times faster than the guest's unpacking of itself;
 * kept in a folder under the payload's digest. Undefined when the host cannot unpack it: the guest then does.
 */
export async function unpackKernel(
  payload: Uint8Array,
  cacheFolder: string,
): Promise<Uint8Array | undefined> {
  const digest = createHash("sha256").update(payload).digest("hex");
  const path = join(cacheFolder, `vmlinux-${digest}`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept && parseElf(kept)) return kept;
  const packing = packings.find(({ magic }) => magic.every((byte, i) => payload[i] === byte));
  const kernel = await packing?.unpack(payload).catch(() => undefined);
  if (!kernel || !parseElf(kernel)) return undefined;
  await keep(path, kernel, cacheFolder);
  return kernel;
}

/** A full disk or a read-only folder costs the next boot some time, nothing else */
async function keep(path: string, kernel: Uint8Array, cacheFolder: string): Promise<void> {
  const unfinished = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(unfinished, kernel);
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Runs a decompressor; rejects when it is not installed or gives nothing */
function pipe(command: string, args: readonly string[], input: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let length = 0;
    child.on("error", reject);
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxKernelBytes) child.kill();
    });
    // The size that the kernel's build appends to the payload makes some tools complain after a complete output
    child.on("close", () => {
      if (length > 0 && length <= maxKernelBytes) resolve(Buffer.concat(chunks));
      else reject(new Error(`${command} unpacked ${length} bytes`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
