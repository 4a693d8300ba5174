import { spawn } from "node:child_process";
import type { DiskFormat } from "./disk-format";
import { HostCommandError, runHostCommand } from "./host-command";
import { findProgram } from "./host-programs";

/** The converter of disk images, or what it says, stands in the way; the message is for people. */
export class QemuImgError extends Error {
  override readonly name = "QemuImgError";
}

export interface ConvertOptions {
  /** A file or an `nbd+unix:` address */
  readonly from: string;
  readonly fromFormat: DiskFormat;
  /** A file that is not there yet */
  readonly to: string;
  readonly toFormat: "raw" | "qcow2";
  readonly signal: AbortSignal;
  onPercent(percent: number): void;
}

/** Path of Debian's qemu-img. Throws `QemuImgError` with the package's name where it is not installed */
export function requireQemuImg(format: DiskFormat): string {
  const program = findProgram("qemu-img");
  if (program) return program;
  throw new QemuImgError(
    `Disk images of the format ${format} are converted by qemu-img, which is not installed: sudo apt-get install qemu-utils (raw images need nothing)`,
  );
}

/**
 * Refuses an image that is not whole in itself: a backing or data file is named by whoever made the image, and could
 * be any file of this machine. Rejects with `QemuImgError`.
 */
export async function checkSelfContained(file: string, format: DiskFormat): Promise<void> {
  const program = requireQemuImg(format);
  const output = await runHostCommand(program, ["info", "--output=json", "-f", format, file]).catch(
    explained,
  );
  const information = JSON.parse(output);
  const { "backing-filename": backing, "format-specific": specific } = information;
  const other: unknown = backing ?? specific?.data?.["data-file"];
  if (other !== undefined) {
    throw new QemuImgError(
      `${file} is not whole: it builds on ${other}. Make it one first, if you trust both: qemu-img convert -O qcow2 ${file} whole.qcow2`,
    );
  }
  const extents: unknown = specific?.data?.extents;
  if (format === "vmdk" && Array.isArray(extents) && extents.some(({ filename }) => filename !== file))
    throw new QemuImgError(
      `${file} is not whole: its data is in other files. Make it one with qemu-img convert first.`,
    );
}

/** Converts a disk image. Rejects with `QemuImgError`, and with the signal's reason when it is aborted. */
export async function convertDisk(options: ConvertOptions): Promise<void> {
  const { from, fromFormat, to, toFormat, signal } = options;
  const program = requireQemuImg(toFormat === "raw" ? fromFormat : toFormat);
  signal.throwIfAborted();
  const args = ["convert", "-p", "-f", fromFormat, "-O", toFormat, from, to];
  // A session of its own: Ctrl-C is for us, who end it and clear up
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const errors: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => {
    const percents = [...bytes.toString().matchAll(/\((\d+(?:\.\d+)?)\/100%\)/g)];
    const last = percents.at(-1)?.[1];
    if (last !== undefined) options.onPercent(Number(last));
  });
  child.stderr.on("data", (bytes: Buffer) => errors.push(bytes));
  const end = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", end);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    signal.throwIfAborted();
    if (code !== 0)
      throw new QemuImgError(`qemu-img cannot convert it: ${Buffer.concat(errors).toString().trim()}`);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

function explained(error: Error): never {
  throw error instanceof HostCommandError ? new QemuImgError(error.tail) : error;
}
