import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { EC2Client, Image } from "@aws-sdk/client-ec2";
import { readDisk } from "../block-store/nbd/read-disk";
import { convertDisk, QemuImgError, requireQemuImg } from "../images/qemu-img";
import { writeSparse } from "../images/sparse-file";
import { DaemonRefusal, openDiskExport } from "./control-client";
import { Failure } from "./failure";
import { interruptible } from "./interruptible";
import { connectLocalEc2, describeImages, describeRegionNames } from "./local-ec2";
import { type Progress, startProgress } from "./progress";
import { readRegion } from "./region-argument";
import { nbdUri } from "./volume";

export interface ImageExportArguments {
  readonly format: string;
  readonly region: string;
  readonly force?: boolean;
}

/** Writes the root volume of an AMI to a disk image file, which appears when it is whole. */
export async function exportImage(
  idOrName: string,
  file: string,
  given: ImageExportArguments,
): Promise<void> {
  const { format } = given;
  if (format !== "raw" && format !== "qcow2") throw new Failure(`--format is raw or qcow2, not '${format}'`);
  if (existsSync(file) && !given.force)
    throw new Failure(`${file} is there already; choose another name, or overwrite it with --force`);
  if (format === "qcow2") asFailure(() => requireQemuImg("qcow2"));
  const region = readRegion(given.region);
  const folder = dirname(resolve(file));
  if (!existsSync(folder))
    throw new Failure(`There is no folder ${folder}; make it with: mkdir -p ${folder}`);
  const snapshotId = rootSnapshot(await findImage(await connectLocalEc2(), idOrName, region));
  const partial = `${file}.partial-${process.pid}`;
  const progress = startProgress();
  try {
    await interruptible(async (signal) => {
      try {
        await writeDisk(snapshotId, partial, format, signal, progress);
        renameSync(partial, file);
      } finally {
        rmSync(partial, { force: true });
      }
    });
  } catch (error) {
    if (error instanceof DaemonRefusal || error instanceof QemuImgError) throw new Failure(error.message);
    throw error;
  } finally {
    progress.done();
  }
  process.stdout.write(`exported: ${resolve(file)} (${format})\n`);
}

async function findImage(
  ec2: (region: string) => EC2Client,
  idOrName: string,
  region: string,
): Promise<Image> {
  const isId = /^ami-[0-9a-f]+$/.test(idOrName);
  // An id belongs to one region; a name may be in any, and means the one at hand
  const regions = isId ? [region, ...(await describeRegionNames(ec2(region)))] : [region];
  for (const each of new Set(regions)) {
    const images = await describeImages(ec2(each), isId ? undefined : idOrName);
    const [found] = images
      .filter(({ ImageId }) => !isId || ImageId === idOrName)
      .sort((a, b) => (b.CreationDate ?? "").localeCompare(a.CreationDate ?? ""));
    if (found) return found;
  }
  throw new Failure(
    `There is no image ${idOrName}${isId ? "" : ` in ${region}`}; list them with: npx drydock image list --region ${region}`,
  );
}

function rootSnapshot({ ImageId, RootDeviceName, BlockDeviceMappings = [] }: Image): string {
  const root = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName);
  if (root?.Ebs?.SnapshotId) return root.Ebs.SnapshotId;
  throw new Failure(`${ImageId} has no snapshot of a root volume yet; wait until it is available`);
}

async function writeDisk(
  snapshotId: string,
  file: string,
  format: "raw" | "qcow2",
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-export-"));
  const socketPath = join(folder, "disk.sock");
  try {
    const { stream } = await openDiskExport(snapshotId, socketPath);
    stream.resume();
    const over = new Promise<void>((end) => stream.on("close", () => end()));
    progress.step(`writing ${file.replace(/\.partial-\d+$/, "")} (${format})`);
    try {
      if (format === "raw") await writeRaw(socketPath, snapshotId, file, signal, progress);
      else
        await convertDisk({
          from: nbdUri(snapshotId, socketPath),
          fromFormat: "raw",
          to: file,
          toFormat: format,
          signal,
          onPercent: progress.percent,
        });
    } finally {
      stream.end();
      await over;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeRaw(
  socketPath: string,
  name: string,
  file: string,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const target: FileHandle = await open(file, "wx");
  try {
    await readDisk({
      socketPath,
      name,
      signal,
      onSize: (sizeBytes) => target.truncate(sizeBytes),
      onData: (offsetBytes, data) => writeSparse(target, data, offsetBytes),
      onProgress: (done, total) => progress.percent((100 * done) / total),
    });
    await target.datasync();
  } finally {
    await target.close();
  }
}

function asFailure(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    throw error instanceof QemuImgError ? new Failure(error.message) : error;
  }
}
