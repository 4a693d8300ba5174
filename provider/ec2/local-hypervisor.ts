import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import {
  credentialsFile,
  endpointFile,
  isAlive,
  type LocalCredentials,
  type LocalEndpoint,
  stateFolder,
} from "../../schemas/local-endpoint";

/** The hypervisor of this user, up and answering. */
export interface LocalHypervisor {
  readonly endpoint: LocalEndpoint;
  readonly credentials: LocalCredentials;
}

/** The local hypervisor is not there; the message says what was tried and what mends it. */
export class LocalHypervisorError extends Error {
  override readonly name = "LocalHypervisorError";
}

export interface LocalHypervisorOptions {
  /** Program of the `drydock` command */
  readonly program: string;
  readonly signal: AbortSignal;
  readonly environment?: NodeJS.ProcessEnv;
}

/** `<dist>/drydock.js`, seen from the provider's bundle in `<dist>/provider/`. */
export const drydockProgram = (bundleFolder: string): string => join(bundleFolder, "..", "drydock.js");

/** Endpoint and credentials of the hypervisor on this machine, which is started when it does not answer. */
export async function reachLocalHypervisor(options: LocalHypervisorOptions): Promise<LocalHypervisor> {
  const { environment = process.env } = options;
  const folder = stateFolder(environment);
  const running = await findRunning(folder);
  if (running !== undefined) return running;
  const said = await start(options, environment);
  const started = await findRunning(folder);
  if (started !== undefined) return started;
  throw new LocalHypervisorError(
    `\`drydock up\` says that the hypervisor is up, but nothing answers as ${endpointFile(folder)} tells.\n${said}\n\n${help(folder)}`,
  );
}

async function findRunning(folder: string): Promise<LocalHypervisor | undefined> {
  const endpoint = readJson<LocalEndpoint>(endpointFile(folder));
  const credentials = readJson<LocalCredentials>(credentialsFile(folder));
  if (typeof endpoint?.url !== "string" || credentials === undefined) return undefined;
  // A daemon that was killed leaves its file behind, and its port may belong to another program by now.
  return isAlive(endpoint.pid) && (await answers(endpoint.url)) ? { endpoint, credentials } : undefined;
}

function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Content;
  } catch {
    return undefined;
  }
}

/** Any answer will do: the endpoint refuses an unsigned request, and so shows that it is there. */
const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
    request.on("close", () => resolve(false));
  });

/** Runs `drydock up`, which returns when the daemon answers; resolves to what it printed. */
function start({ program, signal }: LocalHypervisorOptions, environment: NodeJS.ProcessEnv): Promise<string> {
  const folder = stateFolder(environment);
  if (!existsSync(program))
    throw new LocalHypervisorError(
      `The local hypervisor does not run, and its program ${program} is missing.\n\nBuild it in the project's folder: npm run build`,
    );
  return new Promise((resolve, reject) => {
    // The daemon outlives this process: it must not keep Terraform's certificate, nor the stack's folder.
    const child = spawn(process.execPath, [program, "up", "--on-demand"], {
      env: withoutPluginVariables(environment),
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let said = "";
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const stop = () => child.kill();
    signal.addEventListener("abort", stop, { once: true });
    const fail = (what: string) =>
      reject(
        new LocalHypervisorError(`${what}\n${said.trim()}\n\n${help(folder)}`.replace("\n\n\n", "\n\n")),
      );
    child.once("error", (error) => fail(`${process.execPath} could not be run: ${error.message}`));
    child.once("close", (status, killedBy) => {
      signal.removeEventListener("abort", stop);
      if (status === 0) resolve(said.trim());
      else if (signal.aborted) fail("Terraform was asked to stop while the local hypervisor was starting.");
      else fail(`\`drydock up\` ended with ${killedBy ?? `status ${status}`}:`);
    });
  });
}

const withoutPluginVariables = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(TF_|PLUGIN_)/.test(name)));

const help = (folder: string): string =>
  `Its log is ${join(folder, "daemon.log")}. Find the cause with: npx drydock doctor\nStart it by hand with: npx drydock up`;
