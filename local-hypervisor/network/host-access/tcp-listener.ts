import { createServer, type Server, type Socket } from "node:net";
import { bridge, resetStream } from "../outside/socket-bridge";
import type { TcpConnection } from "../tcp/connection";
import type { TcpAcceptor } from "../tcp/stack";

const maximumClients = 1_024;

/** Opens a connection to the guest; what becomes of it is told by the connection. */
export type DialGuest = (established: TcpAcceptor) => TcpConnection;

/**
 * Listens on this machine and carries every client on to the guest; a guest that refuses resets its client. Rejects when
 * the address cannot be bound. Closing the server keeps the clients that it has.
 */
export function listenTcp(host: string, port: number, dial: DialGuest): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) =>
    carry(client, dial),
  );
  server.maxConnections = maximumClients;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      server.on("error", () => {}); // one client that could not be accepted, for want of descriptors
      resolve(server);
    });
  });
}

function carry(client: Socket, dial: DialGuest): void {
  let isJoined = false;
  client.on("error", () => {}); // its close says the same
  const connection = dial((standing) => {
    isJoined = true;
    client.off("close", leave);
    bridge(standing, client);
    client.resume();
  });
  function leave(): void {
    connection.abort();
  }
  if (isJoined) return;
  client.once("close", leave);
  connection.onClose(() => resetStream(client));
}
