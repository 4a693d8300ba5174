import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { daemonStatus } from "../../../local-hypervisor/cli/control-client";
import { hypervisorPaths } from "../../../local-hypervisor/config";
import { controlSocketPath } from "../../../local-hypervisor/daemon/control-socket";
import { writeEndpoint } from "../../../local-hypervisor/daemon/endpoint";

describe("the status of a daemon", () => {
  const { DRYDOCK_HOME } = process.env;
  const sockets: Socket[] = [];
  let state: string;
  let server: Server | undefined;
  beforeEach(() => {
    state = mkdtempSync(join(tmpdir(), "control-client-"));
    process.env.DRYDOCK_HOME = state;
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
    if (DRYDOCK_HOME === undefined) delete process.env.DRYDOCK_HOME;
    else process.env.DRYDOCK_HOME = DRYDOCK_HOME;
    rmSync(state, { recursive: true });
  });

  const listen = async (take: (socket: Socket) => void) => {
    server = createServer((socket) => {
      sockets.push(socket);
      take(socket);
    });
    await new Promise<void>((resolve) => {
      server?.listen(controlSocketPath(state), resolve);
    });
  };

  test("is none when none listens, or when it ends just then", async () => {
    expect(await daemonStatus()).toBeUndefined();
    await listen((socket) => socket.destroy());
    expect(await daemonStatus()).toBeUndefined();
  });

  test("of one that does not answer is a failure that names its process", async () => {
    await listen(() => {});
    writeEndpoint(hypervisorPaths().endpoint, {
      pid: process.pid,
      url: "http://127.0.0.1:9",
      version: "1",
      relaxations: [],
    });
    await expect(daemonStatus({ timeoutMs: 50 })).rejects.toThrow(
      `The daemon (pid ${process.pid}) runs and has not answered for 0.05 s. See what it does with: npx drydock logs; end it with: kill -9 ${process.pid}`,
    );
  });
});
