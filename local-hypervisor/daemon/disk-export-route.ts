import type { Duplex } from "node:stream";
import { BlockStoreError } from "../block-store/errors";
import { DiskExportError } from "../control-plane/disk-export";
import type { ServedDisk } from "../disk-server";

/** How disks are served, on the behalf of `drydock volume export`. */
export interface DiskExportHandlers {
  /** Rejects with `DiskExportError` and `BlockStoreError` */
  serveDisk(id: string, socketPath: string): Promise<ServedDisk>;
}

/**
 * An upgrade of `/export?id=<vol-… or snap-…>&socket=<path>`: the disk is served as long as the stream is open. The
 * daemon ends its side once everything is durable and the disk is let go.
 */
export async function exportDisk(
  query: URLSearchParams,
  stream: Duplex,
  { serveDisk }: DiskExportHandlers,
): Promise<void> {
  const left = new Promise<void>((resolve) => {
    stream.once("end", resolve);
    stream.once("close", resolve);
  });
  let disk: ServedDisk;
  try {
    disk = await serveDisk(query.get("id") ?? "", query.get("socket") ?? "");
  } catch (error) {
    refuse(stream, error as Error);
    return;
  }
  stream.write(
    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: drydock-export\r\n" +
      `Drydock-Size: ${disk.sizeBytes}\r\nDrydock-Read-Only: ${disk.readOnly}\r\n\r\n`,
  );
  stream.resume();
  await left;
  try {
    await disk.close();
    stream.end("closed");
  } catch (error) {
    stream.end((error as Error).message);
  }
}

function refuse(stream: Duplex, error: Error): void {
  const status = statusOf(error);
  stream.end(
    `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(error.message)}\r\nConnection: close\r\n\r\n${error.message}`,
  );
}

function statusOf(error: Error): string {
  if (error instanceof DiskExportError) return error.kind === "unknown" ? "404 Not Found" : "409 Conflict";
  if (!(error instanceof BlockStoreError)) return "500 Internal Server Error";
  return error.kind === "exists"
    ? "409 Conflict"
    : error.kind === "invalid"
      ? "400 Bad Request"
      : "500 Internal Server Error";
}
