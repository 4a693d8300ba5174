import { randomBytes } from "node:crypto";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HandshakeRequest, ListenAddress } from "./go-plugin-handshake";

/** Longest path of a Unix socket that all systems take: macOS has 104 bytes with the final zero. */
const maximumSocketPathBytes = 103;

const portAttempts = 50;

/**
 * Listens where go-plugin's client will dial: on a Unix socket in the folder that it names or the system's temporary
 * one; on a loopback port of the range that it names where no such socket can be (Windows, long paths, no folder).
 */
export async function listen(server: Server, request: HandshakeRequest): Promise<ListenAddress> {
  const path = join(request.socketFolder ?? tmpdir(), `drydock-${randomBytes(9).toString("hex")}.sock`);
  if (process.platform !== "win32" && Buffer.byteLength(path) <= maximumSocketPathBytes) {
    const problem = await attempt(server, { path });
    if (problem === undefined) return { network: "unix", address: path };
  }
  const { minimum, maximum } = request.ports;
  const size = maximum - minimum + 1;
  const first = size > 0 ? randomBytes(4).readUInt32BE() % size : 0;
  let last: Error | undefined;
  for (let index = 0; index < Math.min(size, portAttempts); index++) {
    const port = minimum + ((first + index) % size);
    last = await attempt(server, { host: "127.0.0.1", port });
    if (last === undefined) return { network: "tcp", address: `127.0.0.1:${port}` };
  }
  throw new Error(
    `No Unix socket at ${path} and no free port from ${minimum} to ${maximum}: ${last?.message ?? "the range is empty"}`,
  );
}

/** Undefined when the server listens, else why it does not. */
function attempt(server: Server, where: { path: string } | { host: string; port: number }) {
  return new Promise<Error | undefined>((resolve) => {
    const refused = (problem: Error) => {
      server.off("listening", accepted);
      resolve(problem);
    };
    const accepted = () => {
      server.off("error", refused);
      resolve(undefined);
    };
    server.once("error", refused);
    server.once("listening", accepted);
    server.listen(where);
  });
}
