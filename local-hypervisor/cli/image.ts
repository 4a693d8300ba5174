import { dirname, join } from "node:path";
import { hypervisorPaths } from "../config";
import { buildDebian12 } from "../images/debian-12/build";
import { buildDebian12Pv } from "../images/debian-12-pv/build";
import { buildDrydockMicro } from "../images/drydock-micro/build";
import type { ImageManifest } from "../images/manifest";
import { buildXenHost } from "../images/xen-host/build";
import { xenHostKey } from "../images/xen-host/xen-host-files";
import { callDaemon, daemonStatus } from "./control-client";
import { Failure } from "./failure";
import { interruptible } from "./interruptible";
import { type Progress, startProgress } from "./progress";

interface BuildSettings {
  readonly force: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

interface BuildOutcome {
  readonly images: readonly Pick<ImageManifest, "name" | "key">[];
  readonly built: boolean;
}

/** What can be built, by the name that the command takes */
const builders: Readonly<Record<string, (settings: BuildSettings) => Promise<BuildOutcome>>> = {
  "drydock-micro": ({ force, progress }) => {
    const { images, cache, drydockMicro } = hypervisorPaths();
    return buildDrydockMicro({
      imagesFolder: images,
      cacheFolder: cache,
      overlayFolder: drydockMicro,
      now: Date.now,
      onProgress: progress.step,
      force,
    });
  },
  "debian-12": ({ force, progress, signal }) => {
    const { images, drydockMicro } = hypervisorPaths();
    return buildDebian12({
      imagesFolder: images,
      overlayFolder: join(dirname(drydockMicro), "debian-12"),
      now: Date.now,
      onProgress: progress.step,
      signal,
      force,
    });
  },
  "debian-12-pv": async ({ force, progress, signal }) => {
    const { images, cache, drydockMicro } = hypervisorPaths();
    const shared = { imagesFolder: images, now: Date.now, onProgress: progress.step, signal };
    const folder = dirname(drydockMicro);
    // Up to date, as a rule
    const origin = await buildDebian12({ ...shared, overlayFolder: join(folder, "debian-12") });
    const outcome = await buildDebian12Pv({
      ...shared,
      cacheFolder: cache,
      overlayFolder: join(folder, "debian-12-pv"),
      force,
    });
    return { images: [...origin.images, ...outcome.images], built: origin.built || outcome.built };
  },
  // No image, but built of the same packages in the same way, and it lies among them
  [xenHostKey]: async ({ force, progress, signal }) => {
    const { images, cache, drydockMicro } = hypervisorPaths();
    const { files, built } = await buildXenHost({
      imagesFolder: images,
      cacheFolder: cache,
      overlayFolder: join(dirname(drydockMicro), xenHostKey),
      onProgress: progress.step,
      signal,
      force,
    });
    return { images: [{ key: xenHostKey, name: `${files.xenPackage}, ${files.kernelPackage}` }], built };
  },
};

/** Builds the images of a family on this machine; a daemon that runs takes them up at once. */
export async function buildImage(family: string, options: { force: boolean }): Promise<void> {
  const build = Object.hasOwn(builders, family) ? builders[family] : undefined;
  if (!build)
    throw new Failure(
      `There is no image '${family}' to build; this version builds: ${Object.keys(builders).join(", ")}`,
    );
  const progress = startProgress();
  try {
    const outcome = await interruptible((signal) => build({ ...options, progress, signal }));
    progress.done();
    for (const image of outcome.images)
      process.stdout.write(
        `${outcome.built ? "built" : "up to date"}: ${image.name} (${join(hypervisorPaths().images, image.key)})\n`,
      );
    if (outcome.built && (await daemonStatus())) await callDaemon("POST", "/images");
  } catch (error) {
    progress.done();
    throw new Failure(`The image was not built: ${(error as Error).message}`, { cause: error });
  }
}
