import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { createCertificate } from "../../../provider/wire/certificate";
import { frameMessage } from "../../../provider/wire/grpc-framing";
import { grpcCode } from "../../../provider/wire/grpc-status";
import { type MethodName, methodPath, methods } from "../../../provider/wire/tfplugin6";
import { type StartedPlugin, startPlugin } from "../../support/plugin-process";
import { measureProviderStarts, pluginEnvironment } from "../../support/provider-start";
import { buildSpecimen } from "../../support/specimen/build";
import { until } from "../../support/until";

const folder = mkdtempSync(join(tmpdir(), "plugin-"));
let mainFile: string;

beforeAll(async () => {
  mainFile = await buildSpecimen(join(folder, "bundle"));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withPlugin(
  use: (plugin: StartedPlugin) => Promise<void>,
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const plugin = await startPlugin(mainFile, environment);
  try {
    await use(plugin);
  } finally {
    plugin.child.kill("SIGTERM"); // which takes its socket away
    await plugin.exit;
  }
}

const shutdown = "/plugin.GRPCController/Shutdown";
const emptyMessage = frameMessage(Buffer.alloc(0));

test("started by hand it says what it is and how it is used", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [mainFile], {
    env: { ...process.env, TF_PLUGIN_MAGIC_COOKIE: "" },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^This is a Terraform provider.*cdktf deploy\n$/s);
});

test("twenty starts give twenty handshakes", async () => {
  const { handshakeMs, failures } = await measureProviderStarts({ mainFile, starts: 20 });
  expect(failures).toEqual([]);
  expect(handshakeMs).toHaveLength(20);
}, 120_000);

test("Shutdown ends the process and takes the socket away", async () => {
  await withPlugin(async ({ address, connect, exit }) => {
    const client = await connect();
    expect(existsSync(address.address)).toBe(true);
    expect((await client.send(shutdown, emptyMessage)).grpcStatus).toBe(0);
    client.close();
    expect(await exit).toBe(0);
    expect(existsSync(address.address)).toBe(false);
  });
});

test("the socket lies in the folder that go-plugin names", async () => {
  const sockets = join(folder, "sockets");
  mkdirSync(sockets);
  await withPlugin(
    async ({ address }) => {
      expect(address.network).toBe("unix");
      expect(address.address.startsWith(sockets)).toBe(true);
    },
    { PLUGIN_UNIX_SOCKET_DIR: sockets },
  );
});

test.each([
  ["does not exist", "missing"],
  ["is too long for a socket's path", "long".repeat(40)],
])("a port takes the socket's place where the folder %s", async (_title, name) => {
  const sockets = join(folder, name);
  if (name !== "missing") mkdirSync(sockets);
  await withPlugin(
    async ({ address, connect }) => {
      expect(address.network).toBe("tcp");
      expect(Number(address.address.split(":")[1])).toBeGreaterThanOrEqual(10_000);
      const client = await connect();
      expect((await client.call("GetMetadata", {})).resources).toHaveLength(2);
      client.close();
    },
    { PLUGIN_UNIX_SOCKET_DIR: sockets },
  );
});

test("nothing but the handshake comes to standard output, whatever the provider prints", async () => {
  await withPlugin(async ({ connect, stdout, stderr }) => {
    const client = await connect();
    await client.call("ConfigureProvider", { terraformVersion: "1.11.4" }).catch(() => undefined);
    // A configuration of no attributes at all: the specimen prints before it looks at it
    await client.call("ConfigureProvider", {
      terraformVersion: "1.11.4",
      config: { msgpack: Buffer.from([0x80]), json: new Uint8Array(0) },
    });
    client.close();
    expect(stdout().split("\n")).toEqual([expect.stringMatching(/^1\|6\|/), ""]);
    // Its two pipes bring what the process wrote in no order
    await until(() => stderr().includes("printed where only the handshake belongs"));
  });
});

test("SIGINT is Terraform's business, SIGTERM is ours", async () => {
  await withPlugin(
    async ({ child, address, connect, exit, stderr }) => {
      const client = await connect();
      child.kill("SIGINT");
      await until(() => stderr().includes("SIGINT ignored"));
      expect((await client.call("GetMetadata", {})).resources).toHaveLength(2);
      child.kill("SIGTERM");
      expect(await exit).toBe(0);
      expect(existsSync(address.address)).toBe(false);
      client.close();
    },
    { TF_LOG: "debug" },
  );
});

test("without its parent it does not stay", async () => {
  // A parent that starts the provider, prints its process id and its handshake, and is killed
  const parentFile = join(folder, "parent.js");
  writeFileSync(
    parentFile,
    `const child = require("node:child_process").spawn(process.execPath, [${JSON.stringify(mainFile)}], { stdio: ["ignore", "pipe", "ignore"] });
     child.stdout.once("data", (line) => process.stdout.write(child.pid + " " + line));`,
  );
  const parent = spawn(process.execPath, [parentFile], {
    env: pluginEnvironment(createCertificate().certificatePem),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) =>
    parent.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString())),
  );
  const [pid = "", rest = ""] = line.split(" ");
  const socket = rest.split("|")[3] ?? "";
  expect(isRunning(Number(pid))).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !isRunning(Number(pid)));
  expect(existsSync(socket)).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("fuzz", () => {
  test("random bytes to each call give an answer or a status, and the provider goes on", async () => {
    await withPlugin(async ({ connect, exit }) => {
      const client = await connect();
      let ended = false;
      void exit.then(() => {
        ended = true;
      });
      const names = Object.keys(methods).filter((name) => name !== "StopProvider") as MethodName[];
      const allowed: number[] = [grpcCode.ok, grpcCode.invalidArgument];
      for (const name of names) {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async (noise) => {
            const { grpcStatus, grpcMessage } = await client.send(methodPath(name), frameMessage(noise));
            expect({ name, grpcMessage, ok: allowed.includes(grpcStatus ?? -1) }).toMatchObject({ ok: true });
          }),
          { seed: 11, numRuns: 60 },
        );
      }
      expect(ended).toBe(false);
      expect((await client.call("GetMetadata", {})).resources).toHaveLength(2);
      client.close();
    });
  }, 60_000);

  test("well-formed requests with random values give an answer or a status", async () => {
    await withPlugin(async ({ connect }) => {
      const client = await connect();
      const values = fc
        .uint8Array({ maxLength: 40 })
        .map((msgpack) => ({ msgpack, json: new Uint8Array(0) }));
      const typeNames = fc.constantFrom(
        "specimen_thing",
        "specimen_strict",
        "specimen_lookup",
        "aws_nothing",
        "",
      );
      await fc.assert(
        fc.asyncProperty(typeNames, values, values, values, async (typeName, one, two, three) => {
          const requests: [MethodName, Buffer][] = [
            [
              "ValidateResourceConfig",
              methods.ValidateResourceConfig.request.encode({ typeName, config: one }),
            ],
            [
              "PlanResourceChange",
              methods.PlanResourceChange.request.encode({
                typeName,
                priorState: one,
                proposedNewState: two,
                config: three,
                priorPrivate: new Uint8Array(0),
              }),
            ],
            [
              "UpgradeResourceState",
              methods.UpgradeResourceState.request.encode({
                typeName,
                version: 0,
                rawState: { json: one.msgpack, flatmap: new Map() },
              }),
            ],
            [
              "ImportResourceState",
              methods.ImportResourceState.request.encode({
                typeName,
                id: Buffer.from(one.msgpack).toString("hex"),
              }),
            ],
          ];
          for (const [name, request] of requests) {
            const { grpcStatus, grpcMessage } = await client.send(methodPath(name), frameMessage(request));
            expect({ name, grpcMessage, known: [0, 3].includes(grpcStatus ?? -1) }).toMatchObject({
              known: true,
            });
          }
        }),
        { seed: 12, numRuns: 150 },
      );
      client.close();
    });
  }, 60_000);
});
