import { type ChildProcess, spawn } from "node:child_process";
import { createCertificate, pem, type SelfSignedCertificate } from "../../provider/wire/certificate";
import type { ListenAddress } from "../../provider/wire/go-plugin-handshake";
import { GrpcClient } from "./grpc-client";
import { pluginEnvironment } from "./provider-start";

/** A provider's process that was started as Terraform starts it. */
export interface StartedPlugin {
  readonly child: ChildProcess;
  readonly address: ListenAddress;
  readonly connect: () => Promise<GrpcClient>;
  /** Everything on standard output so far */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Exit code, or the signal's name, when the process has ended */
  readonly exit: Promise<number | string | null>;
}

export async function startPlugin(
  mainFile: string,
  environment: NodeJS.ProcessEnv = {},
  own: SelfSignedCertificate = createCertificate(),
): Promise<StartedPlugin> {
  const child = spawn(process.execPath, [mainFile], {
    env: { ...pluginEnvironment(own.certificatePem), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const exit = new Promise<number | string | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes("\n")) resolve(stdout.slice(0, stdout.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`Exit ${code} before the handshake: ${stderr}`)));
  });
  const [, , network, address = "", , certificate = ""] = line.split("|");
  const listening: ListenAddress = { network: network === "unix" ? "unix" : "tcp", address };
  const serverPem = pem("CERTIFICATE", Buffer.from(certificate, "base64"));
  return {
    child,
    address: listening,
    connect: () => GrpcClient.connect(listening, serverPem, own),
    stdout: () => stdout,
    stderr: () => stderr,
    exit,
  };
}
