import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Failure } from "./failure";

/** Listens on 127.0.0.1; `port` 0 takes any. Throws `Failure` when the port cannot be had. */
export async function listenLocally(
  port: number,
  accept: (client: Socket) => void,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Failure(`Port ${port} of this machine cannot be listened on (${error.code}); choose another`),
      ),
    );
    server.listen({ host: "127.0.0.1", port }, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Resolves at Ctrl-C, or when the process is told to end */
export const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
