import type { Socket } from "node:net";
import { openGuestStream } from "./control-client";
import { Failure } from "./failure";
import { joinStreams } from "./join-streams";
import { interrupted, listenLocally } from "./local-server";
import { readPort } from "./port-argument";
import { reach } from "./reach";

/** Listens on a port of 127.0.0.1 and carries its connections to a port of an instance, until Ctrl-C. */
export async function forward(instanceId: string, ports: string): Promise<void> {
  const { local, remote } = readPorts(ports);
  const way = await reach({ instanceId }, remote);
  const { server, port } = await listenLocally(local, (client) => void carry(client, instanceId, remote));
  process.stderr.write(
    `127.0.0.1:${port} leads to port ${remote} of ${instanceId} (${way.address}); Ctrl-C ends\n`,
  );
  await interrupted();
  server.close();
  process.exit(0);
}

async function carry(client: Socket, instanceId: string, port: number): Promise<void> {
  client.pause();
  client.on("error", () => client.destroy());
  try {
    const { socket } = await openGuestStream({ instanceId }, port);
    await joinStreams(client, socket);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    client.resetAndDestroy();
  }
}

/** `8080:80`, `80` for the same number on both sides, `0:80` for any port here */
export function readPorts(text: string): { readonly local: number; readonly remote: number } {
  const [first = "", second = first, ...rest] = text.split(":");
  if (rest.length > 0) throw new Failure(`'${text}' is not <local>:<port>, such as 8080:80`);
  return { local: readPort(first, second === first ? 1 : 0), remote: readPort(second) };
}
