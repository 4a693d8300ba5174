import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { type AddressInfo, connect, createServer, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGuestStream } from "../../../local-hypervisor/cli/control-client";
import { openThroughDaemon } from "../../../local-hypervisor/cli/proxy";
import { serveSocks } from "../../../local-hypervisor/cli/socks/session";
import { controlSocketPath, serveControlSocket } from "../../../local-hypervisor/daemon/control-socket";
import { admit, HostAccessRig, instanceId } from "../../support/host-access-rig";
import { runProgram } from "../../support/program";

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const curlTest = hasCurl || process.env.CI ? test : test.skip;

/** From a command's client over the control socket and the whole network to a guest that sends back what comes. */
let state: string;
let rig: HostAccessRig;
let control: Server;
let proxy: TcpServer;
const reports: string[] = [];

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), "drydock-access-"));
  rig = new HostAccessRig([admit(80), admit(81), admit(82, "172.31.16.3/32")]);
  await rig.plug([80, 82]);
  const unused = () => {
    throw new Error("not asked for here");
  };
  control = await serveControlSocket(controlSocketPath(state), {
    status: unused,
    shutdown: unused,
    registerImages: unused,
    stay: unused,
    console: unused,
    explain: unused,
    serveDisk: unused,
    network: unused,
    pause: unused,
    resume: unused,
    move: unused,
    reach: (target, port) => rig.access.findWay(target, port),
    ping: (target, timeoutMs) => rig.access.ping(target, timeoutMs),
    dial: (target, port) => rig.access.dial(target, port),
  });
  proxy = createServer({ allowHalfOpen: true }, (client) => {
    void serveSocks(client, openThroughDaemon(undefined, state), (message) => reports.push(message));
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, "127.0.0.1", resolve);
  });
});
afterAll(() => {
  proxy.close();
  control.close();
  control.closeAllConnections();
  rig.close();
  rmSync(state, { recursive: true });
});

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe("a stream over the control socket", () => {
  test("reaches the guest by the public address, each direction ending by itself", async () => {
    const { socket, via, address } = await openGuestStream({ instanceId }, 80, state);
    expect([via, address]).toEqual(["public", rig.publicAddress]);
    const much = "0123456789".repeat(200_000);
    socket.end(much);
    expect((await readAll(socket)) === much).toBe(true);
  });

  test("goes through the endpoint where only that is admitted", async () => {
    const { socket, via, address } = await openGuestStream({ instanceId }, 82, state);
    expect([via, address]).toEqual(["endpoint", rig.privateAddress]);
    socket.end("hello");
    expect(await readAll(socket)).toBe("hello");
  });

  test.each([
    [22, 403, "authorize-security-group-ingress"],
    [81, 502, "nobody listens there"],
    [0, 400, "is not a port"],
  ])("port %d is refused with status %d", async (port, status, message) => {
    await expect(openGuestStream({ instanceId }, port, state)).rejects.toMatchObject({
      status,
      message: expect.stringContaining(message),
    });
  });

  test("an unknown instance is told", async () => {
    const stream = openGuestStream({ instanceId: "i-00000000000000000" }, 80, state);
    await expect(stream).rejects.toMatchObject({
      status: 404,
      message: expect.stringMatching(
        /^i-00000000000000000 does not run, or there is no such instance.*npx drydock ps --all$/,
      ),
    });
  });

  test("without a daemon the command that starts it is named", async () => {
    await expect(openGuestStream({ instanceId }, 80, join(state, "none"))).rejects.toThrow("drydock up");
  });
});

describe("the SOCKS proxy", () => {
  const port = () => (proxy.address() as AddressInfo).port;

  test("carries bytes that come with the request", async () => {
    const client = connect({ port: port(), host: "127.0.0.1", allowHalfOpen: true });
    client.end(Buffer.concat([Buffer.of(5, 1, 0, 5, 1, 0, 1, 172, 31, 16, 5, 0, 80), Buffer.from("early")]));
    const answer = Buffer.from(await readAll(client), "latin1");
    expect(answer.subarray(0, 4)).toEqual(Buffer.of(5, 0, 5, 0));
    expect(answer.subarray(12).toString()).toBe("early");
  });

  test.each([
    ["nobody's address", [1, 10, 9, 9, 9, 0, 80], 4],
    ["a port without a rule", [1, 172, 31, 16, 5, 0, 22], 2],
    ["a port where nobody listens", [1, 172, 31, 16, 5, 0, 81], 5],
  ])("tells the client of %s", async (_what, place, reply) => {
    const client = connect({ port: port(), host: "127.0.0.1", allowHalfOpen: true });
    client.write(Buffer.of(5, 1, 0));
    client.write(Buffer.of(5, 1, 0, ...place));
    const chunks: Buffer[] = [];
    for await (const chunk of client) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)[3]).toBe(reply);
    client.end();
  });

  test("ends what is no SOCKS 5, and survives clients that leave at any moment", async () => {
    for (let length = 0; length <= 13; length += 1) {
      const client = connect({ port: port(), host: "127.0.0.1" });
      const head = [5, 1, 0, 5, 1, 0, 1, 172, 31, 16, 5, 0, 80].slice(0, length);
      await new Promise<void>((resolve) => client.write(Buffer.from(head), () => resolve()));
      client.destroy();
    }
    const client = connect({ port: port(), host: "127.0.0.1" });
    client.write("GET / HTTP/1.1\r\n\r\n");
    expect(await readAll(client)).toBe("");
    expect(reports).toContain("not SOCKS 5");
  });

  curlTest.each(["172.31.16.5", "ip-172-31-16-5.eu-west-1.compute.internal", instanceId])(
    `curl reads %s through it${hasCurl ? "" : " (skipped: curl is not installed)"}`,
    async (host) => {
      // The guest sends back what comes: a request that begins like a response
      const { status, stdout } = await runProgram(
        "curl",
        [
          "--silent",
          "--http0.9",
          "--max-time",
          "10",
          "--socks5-hostname",
          `127.0.0.1:${port()}`,
          "--request",
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
          `http://${host}/`,
        ],
        { cwd: state, environment: process.env },
      );
      expect([status, stdout]).toEqual([0, "hello"]);
    },
    20_000,
  );
});
