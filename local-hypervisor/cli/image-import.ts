import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkImageDescription, checkImageName, checkImageProperties } from "../../schemas/rules/image";
import { hypervisorPaths } from "../config";
import { type DiskFormat, diskFormats, NoDiskImage } from "../images/disk-format";
import { type ImageProperties, importDisk } from "../images/import-disk";
import type { ImageManifest } from "../images/manifest";
import { QemuImgError } from "../images/qemu-img";
import { callDaemon } from "./control-client";
import { Failure } from "./failure";
import { interruptible } from "./interruptible";
import { connectLocalEc2, describeImages } from "./local-ec2";
import { type Progress, startProgress } from "./progress";
import { readRegion } from "./region-argument";

/** Options of `drydock image import` as they are typed. */
export interface ImageImportArguments {
  readonly name: string;
  readonly description?: string;
  readonly architecture: string;
  readonly virtualizationType: string;
  readonly rootDeviceName?: string;
  readonly bootMode?: string;
  readonly enaSupport?: boolean;
  readonly format?: string;
  readonly region: string;
}

/** Makes a disk image an AMI of every region. */
export async function importImage(file: string, given: ImageImportArguments): Promise<void> {
  const properties = readProperties(given);
  const format = choice("--format", given.format, diskFormats);
  const region = readRegion(given.region);
  const ec2 = (await connectLocalEc2())(region);
  const [holder] = (await describeImages(ec2, given.name)).filter(({ State }) => State !== "deregistered");
  if (holder) {
    throw new Failure(
      `${holder.ImageId} is called '${given.name}' already; choose another name, or deregister it first: aws ec2 deregister-image --image-id ${holder.ImageId}`,
    );
  }
  const progress = startProgress();
  const manifest = await interruptible((signal) =>
    carryOut(file, properties, format, signal, progress),
  ).catch((error: Error) => {
    progress.done();
    if (!(error instanceof NoDiskImage) && !(error instanceof QemuImgError)) throw error;
    throw new Failure(`${error.message}`);
  });
  progress.done();
  const [image] = await describeImages(ec2, manifest.name);
  process.stdout.write(
    `imported: ${manifest.name} (${image?.ImageId} in ${region}, ${manifest.rootVolumeGib} GiB, ${manifest.architecture}, ${manifest.virtualizationType})\n`,
  );
}

async function carryOut(
  file: string,
  properties: ImageProperties,
  format: DiskFormat | undefined,
  signal: AbortSignal,
  progress: Progress,
): Promise<ImageManifest> {
  const { images } = hypervisorPaths();
  const manifest = await importDisk({
    file,
    ...(format && { format }),
    properties,
    imagesFolder: images,
    now: Date.now,
    signal,
    onStep: progress.step,
    onPercent: progress.percent,
  });
  try {
    await callDaemon("POST", "/images");
  } catch (error) {
    rmSync(join(images, manifest.key), { recursive: true, force: true });
    throw new Failure(`The image was not registered: ${(error as Error).message}`, { cause: error });
  }
  return manifest;
}

function readProperties(given: ImageImportArguments): ImageProperties {
  const architecture = choice("--architecture", given.architecture, ["i386", "x86_64", "arm64"] as const);
  const virtualizationType = choice("--virtualization-type", given.virtualizationType, [
    "hvm",
    "paravirtual",
  ] as const);
  const bootMode = choice("--boot-mode", given.bootMode, ["legacy-bios", "uefi", "uefi-preferred"] as const);
  const { name, description = `Imported from a disk image`, enaSupport = false } = given;
  const [problem] = [
    ...checkImageName(name),
    ...checkImageDescription(description),
    ...checkImageProperties({ architecture, virtualizationType, ...(bootMode && { bootMode }) }),
  ];
  if (problem) throw new Failure(`${problem.message} (${problem.fix})`);
  const rootDeviceName = given.rootDeviceName ?? (virtualizationType === "hvm" ? "/dev/xvda" : "/dev/sda1");
  if (!/^\/dev\/(sd|xvd)[a-z][a-z]?\d*$/.test(rootDeviceName))
    throw new Failure(`'${rootDeviceName}' is no root device name; write one such as /dev/xvda or /dev/sda1`);
  return {
    name,
    description,
    architecture,
    virtualizationType,
    enaSupport,
    rootDeviceName,
    ...(bootMode && { bootMode }),
  };
}

function choice<T extends string>(option: string, value: string, values: readonly T[]): T;
function choice<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
): T | undefined;
function choice<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
): T | undefined {
  if (value === undefined || (values as readonly string[]).includes(value)) return value as T | undefined;
  throw new Failure(`${option} is one of ${values.join(", ")}, not '${value}'`);
}
