import { resolve } from "node:path";
import { DaemonRefusal, openDiskExport } from "./control-client";
import { Failure } from "./failure";
import { interrupted } from "./local-server";
import { ensureDaemon } from "./up";

/** Serves a volume or snapshot to other programs by NBD on a unix socket, until Ctrl-C. */
export async function exportVolume(id: string, options: { socket: string }): Promise<void> {
  await ensureDaemon({ onDemand: true });
  const socketPath = resolve(options.socket);
  const { stream, sizeBytes, readOnly } = await openDiskExport(id, socketPath).catch((error: Error) => {
    throw error instanceof DaemonRefusal ? new Failure(error.message) : error;
  });
  const said: Buffer[] = [];
  stream.on("data", (bytes: Buffer) => said.push(bytes));
  const over = new Promise<void>((end) => stream.on("close", () => end()));
  process.stderr.write(
    `${id} (${sizeBytes / 2 ** 30} GiB${readOnly ? ", for reading only" : ""}) is served at ${nbdUri(id, socketPath)}; Ctrl-C ends\n`,
  );
  await Promise.race([interrupted(), over]);
  stream.end();
  await over;
  const outcome = Buffer.concat(said).toString();
  if (outcome !== "closed") throw new Failure(outcome || "The daemon ended; it let go of the disk before.");
  process.exit(0);
}

/** What nbdinfo, nbdcopy and qemu-img take in place of a file */
export const nbdUri = (id: string, socketPath: string): string =>
  `nbd+unix:///${id}?socket=${encodeURIComponent(socketPath).replaceAll("%2F", "/")}`;
