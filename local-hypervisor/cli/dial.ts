import { Duplex } from "node:stream";
import { openGuestStream } from "./control-client";
import { Failure } from "./failure";
import { joinStreams } from "./join-streams";
import { readPort } from "./port-argument";

/** Joins standard input and output to a TCP port of an instance, as `ProxyCommand` of ssh wants it. */
export async function dial(instanceId: string, port: string): Promise<void> {
  const { socket } = await openGuestStream({ instanceId }, readPort(port)).catch((error: Error) => {
    throw new Failure(error.message);
  });
  const standard = Duplex.from({ readable: process.stdin, writable: process.stdout });
  await joinStreams(standard, socket);
}
