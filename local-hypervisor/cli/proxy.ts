import { DaemonRefusal, daemonStatus, openGuestStream } from "./control-client";
import { Failure } from "./failure";
import { interrupted, listenLocally } from "./local-server";
import { readPort } from "./port-argument";
import { socksReply } from "./socks/messages";
import { type OpenStream, SocksRefusal, serveSocks } from "./socks/session";

const replies: Readonly<Record<number, number>> = {
  403: socksReply.notAllowed,
  404: socksReply.hostUnreachable,
  502: socksReply.refused,
  504: socksReply.hostUnreachable,
};

/** A SOCKS 5 proxy on 127.0.0.1 that reaches the private addresses and names of VPCs, until Ctrl-C. */
export async function proxy(options: { readonly vpc?: string; readonly port: string }): Promise<void> {
  if (!(await daemonStatus())) throw new Failure("No daemon runs; start it with: npx drydock up");
  const open = openThroughDaemon(options.vpc);
  const report = (message: string) => void process.stderr.write(`${message}\n`);
  const { server, port } = await listenLocally(
    readPort(options.port, 0),
    (client) => void serveSocks(client, open, report),
  );
  process.stderr.write(
    `SOCKS 5 proxy at 127.0.0.1:${port}; for example: curl --socks5-hostname 127.0.0.1:${port} http://<private name or address>/ (Ctrl-C ends)\n`,
  );
  await interrupted();
  server.close();
  process.exit(0);
}

/** @param state State folder of the daemon. @default - the user's */
export function openThroughDaemon(vpcId: string | undefined, state?: string): OpenStream {
  return async ({ host, port }) => {
    try {
      const target = { host, ...(vpcId !== undefined && { vpcId }) };
      return (await openGuestStream(target, port, state)).socket;
    } catch (error) {
      const reply = error instanceof DaemonRefusal ? replies[error.status] : undefined;
      throw new SocksRefusal((error as Error).message, reply ?? socksReply.failure);
    }
  };
}
