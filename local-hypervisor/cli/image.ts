import { join } from "node:path";
import { hypervisorPaths } from "../config";
import { buildDrydockMicro } from "../images/drydock-micro/build";
import { callDaemon, daemonStatus } from "./control-client";
import { Failure } from "./failure";
import { startProgress } from "./progress";

/** Builds the images of a family on this machine; a daemon that runs takes them up at once. */
export async function buildImage(family: string, options: { force: boolean }): Promise<void> {
  if (family !== "drydock-micro")
    throw new Failure(`There is no image '${family}' to build; this version builds: drydock-micro`);
  const paths = hypervisorPaths();
  const progress = startProgress();
  try {
    const outcome = await buildDrydockMicro({
      imagesFolder: paths.images,
      cacheFolder: paths.cache,
      overlayFolder: paths.drydockMicro,
      now: Date.now,
      onProgress: progress.step,
      force: options.force,
    });
    progress.done();
    for (const image of outcome.images)
      process.stdout.write(
        `${outcome.built ? "built" : "up to date"}: ${image.name} (${join(paths.images, image.key)})\n`,
      );
    if (outcome.built && (await daemonStatus())) await callDaemon("POST", "/images");
  } catch (error) {
    progress.done();
    throw new Failure(`The image was not built: ${(error as Error).message}`, { cause: error });
  }
}
