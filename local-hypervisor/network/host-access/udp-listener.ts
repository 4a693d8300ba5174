import { createSocket, type Socket } from "node:dgram";
import type { HostUdpEvents, HostUdpFlow } from "../outside/host-udp";

/** Opens a flow of datagrams to the guest; `undefined` when there are too many. */
export type OpenGuestFlow = (events: HostUdpEvents) => HostUdpFlow | undefined;

/** Listens on this machine, one flow to the guest for each client. Rejects when the address cannot be bound. */
export function listenUdp(host: string, port: number, open: OpenGuestFlow): Promise<Socket> {
  const socket = createSocket("udp4");
  const flows = new Map<string, HostUdpFlow>();
  let closed = false;
  socket.once("close", () => {
    closed = true;
  });
  socket.on("message", (payload, client) => {
    const key = `${client.address}:${client.port}`;
    const flow =
      flows.get(key) ??
      open({
        message: (answer) => {
          if (!closed) socket.send(answer, client.port, client.address, () => {}); // a client may be gone
        },
        ended: () => flows.delete(key),
      });
    if (flow === undefined) return;
    flows.set(key, flow);
    flow.send(payload);
  });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind({ address: host, port, exclusive: true }, () => {
      socket.off("error", reject);
      socket.on("error", () => {}); // a client that is gone
      resolve(socket);
    });
  });
}
