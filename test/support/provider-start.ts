import { spawn } from "node:child_process";
import { createCertificate } from "../../provider/wire/certificate";

/** Environment that Terraform gives to a provider. */
export const pluginEnvironment = (clientCertificatePem: string): NodeJS.ProcessEnv => ({
  ...process.env,
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
  PLUGIN_CLIENT_CERT: clientCertificatePem,
});

export interface StartTimes {
  /** Exec to handshake line of each start that gave one */
  readonly handshakeMs: readonly number[];
  /** Exec to exit of `node -e 0`, measured in turn with the starts */
  readonly nodeMs: readonly number[];
  /** What each start that gave no handshake line said instead */
  readonly failures: readonly string[];
  /** Median of the handshakes over the median of `node -e 0` */
  readonly ratio: number;
}

export interface StartOptions {
  /** The provider's bundle, such as `dist/provider/main.js` */
  readonly mainFile: string;
  readonly starts: number;
  /** Longest time to wait for one handshake */
  readonly timeoutMs?: number;
}

/** Starts a provider again and again, in turn with `node -e 0`, so that both see the same load of the machine. */
export async function measureProviderStarts(options: StartOptions): Promise<StartTimes> {
  const environment = pluginEnvironment(createCertificate().certificatePem);
  const handshakeMs: number[] = [];
  const nodeMs: number[] = [];
  const failures: string[] = [];
  for (let index = 0; index < options.starts; index++) {
    nodeMs.push(await timeOfNode());
    const start = await startOnce(options, environment);
    if (typeof start === "number") handshakeMs.push(start);
    else failures.push(start);
  }
  return { handshakeMs, nodeMs, failures, ratio: median(handshakeMs) / median(nodeMs) };
}

function timeOfNode(): Promise<number> {
  const startMs = performance.now();
  const child = spawn(process.execPath, ["-e", "0"], { stdio: "ignore" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => resolve(performance.now() - startMs));
  });
}

/** Milliseconds to a well-formed handshake line, or what came instead. */
function startOnce(
  { mainFile, timeoutMs = 30_000 }: StartOptions,
  env: NodeJS.ProcessEnv,
): Promise<number | string> {
  const startMs = performance.now();
  const child = spawn(process.execPath, [mainFile], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  let result: number | string | undefined;
  const finish = (value: number | string) => {
    result ??= value;
    child.kill("SIGTERM");
  };
  const timer = setTimeout(() => finish(`No handshake within ${timeoutMs} ms`), timeoutMs);
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (!output.includes("\n")) return;
    const wellFormed = /^1\|6\|(unix|tcp)\|[^|]+\|grpc\|[A-Za-z0-9+/]+\n$/.test(output);
    finish(wellFormed ? performance.now() - startMs : `Odd handshake: ${output}`);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(result ?? `Exit ${code} without handshake: ${errors}`);
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
