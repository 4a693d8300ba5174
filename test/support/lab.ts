import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleOutputCommand,
} from "@aws-sdk/client-ec2";
import { hypervisorPaths } from "../../local-hypervisor/config";
import { readEndpoint } from "../../local-hypervisor/daemon/endpoint";
import {
  credentialsFile,
  endpointFile,
  isAlive,
  type LocalCredentials,
  type LocalEndpoint,
} from "../../schemas/local-endpoint";
import { GuestShell } from "./guest-shell";
import { type ProgramOutcome, runProgram } from "./program";

export const projectRoot = join(__dirname, "..", "..");

/**
 * A user of their own: an empty home, a hypervisor with its own state that shares the machine's built images, and a
 * project folder with an example in it. Everything goes with `close`.
 */
export class Lab {
  readonly folder = mkdtempSync(join(tmpdir(), "drydock-lab-"));
  readonly project = join(this.folder, "project");
  readonly environment: NodeJS.ProcessEnv;
  private readonly clients: EC2Client[] = [];
  private readonly shells: GuestShell[] = [];

  /**
   * @param settings further environment variables, such as DRYDOCK_HOST_SERVICES. Guests boot from power-on unless
   * DRYDOCK_WARM says otherwise: a template would be made beside the test, on a processor that the test needs
   * @param example folder below examples/ whose program `cdktf` runs
   */
  constructor(settings: NodeJS.ProcessEnv = {}, example = "first-instance") {
    const home = join(this.folder, "home");
    mkdirSync(home);
    mkdirSync(this.project);
    const { AWS_PROFILE: _profile, XDG_STATE_HOME: _state, ...inherited } = process.env;
    this.environment = {
      ...inherited,
      HOME: home,
      DRYDOCK_HOME: join(this.folder, "state"),
      DRYDOCK_IMAGES: hypervisorPaths().images,
      CHECKPOINT_DISABLE: "1",
      CI: "1",
      DRYDOCK_WARM: "off",
      ...settings,
    };
    writeFileSync(
      join(this.project, "cdktf.json"),
      JSON.stringify({ ...this.exampleConfiguration(example), projectId: "drydock-lab" }),
    );
  }

  get state(): string {
    return this.environment.DRYDOCK_HOME as string;
  }

  /** The project's own cdktf.json, with an example's absolute path in it */
  private exampleConfiguration(example: string): Record<string, unknown> {
    const configuration = JSON.parse(readFileSync(join(projectRoot, "cdktf.json"), "utf8")) as {
      app: string;
    };
    const app = configuration.app
      .replace(/\btsx\/cjs\b/, require.resolve("tsx/cjs"))
      .replace(/(?<=\s)examples\/[^/]+/, join(projectRoot, "examples", example));
    return { ...configuration, app };
  }

  cdktf(...args: string[]): Promise<ProgramOutcome> {
    return this.run(join(projectRoot, "node_modules", ".bin", "cdktf"), args);
  }

  drydock(...args: string[]): Promise<ProgramOutcome> {
    return this.run(process.execPath, [join(projectRoot, "dist", "drydock.js"), ...args]);
  }

  /** What `drydock env` exports, for programs that are not Drydock's */
  awsEnvironment(): { AWS_ENDPOINT_URL: string } & Record<string, string> {
    const { accessKeyId, secretAccessKey } = this.credentials;
    return {
      AWS_ENDPOINT_URL: this.endpoint?.url ?? "",
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EC2_METADATA_DISABLED: "true",
    };
  }

  /** `aws ec2 <args>` by Debian's AWS CLI, which must succeed; its JSON */
  async aws<Answer>(...args: string[]): Promise<Answer> {
    const environment = this.awsEnvironment();
    const { stdout } = await this.must(
      this.run(
        "/usr/bin/aws",
        ["--endpoint-url", environment.AWS_ENDPOINT_URL, "ec2", ...args, "--output", "json"],
        { environment },
      ),
    );
    return (stdout.trim() === "" ? {} : JSON.parse(stdout)) as Answer;
  }

  run(
    program: string,
    args: readonly string[],
    options: { cwd?: string; environment?: NodeJS.ProcessEnv; input?: string } = {},
  ): Promise<ProgramOutcome> {
    return runProgram(program, args, {
      cwd: options.cwd ?? this.project,
      environment: { ...this.environment, ...options.environment },
      ...(options.input === undefined ? {} : { input: options.input }),
    });
  }

  /** Runs a program that must succeed, and gives its standard output */
  async must(outcome: Promise<ProgramOutcome>): Promise<ProgramOutcome> {
    const done = await outcome;
    if (done.status !== 0)
      throw new Error(`expected success, got status ${done.status}:\n${done.output.slice(-6000)}`);
    return done;
  }

  get endpoint(): LocalEndpoint | undefined {
    return readEndpoint(endpointFile(this.state));
  }

  get credentials(): LocalCredentials {
    return JSON.parse(readFileSync(credentialsFile(this.state), "utf8")) as LocalCredentials;
  }

  /** Client of the hypervisor that runs now */
  ec2(region = "eu-west-1"): EC2Client {
    const endpoint = this.endpoint;
    if (!endpoint) throw new Error("no daemon runs");
    const client = new EC2Client({
      region,
      endpoint: endpoint.url,
      credentials: this.credentials,
      maxAttempts: 1,
    });
    this.clients.push(client);
    return client;
  }

  /** Id of the drydock-micro AMI that was built for a virtualization type */
  async microImage(virtualizationType: "hvm" | "pv" = "hvm", region?: string): Promise<string> {
    const { Images } = await this.ec2(region).send(
      new DescribeImagesCommand({
        Owners: ["self"],
        Filters: [{ Name: "name", Values: [`drydock-micro-${virtualizationType}-*`] }],
      }),
    );
    const id = Images?.[0]?.ImageId;
    if (!id)
      throw new Error(
        "there is no drydock-micro image; build it with: npx drydock image build drydock-micro",
      );
    return id;
  }

  /** Admits everybody to a TCP port of the instances that are in the default group */
  async openPort(port: number): Promise<void> {
    await this.ec2().send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupName: "default",
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
        ],
      }),
    );
  }

  /** A shell on the guest's console; closed with the lab */
  async shell(instanceId: string): Promise<GuestShell> {
    const shell = await GuestShell.open(instanceId, this.state);
    this.shells.push(shell);
    return shell;
  }

  async consoleText(instanceId: string): Promise<string> {
    const { Output } = await this.ec2().send(
      new GetConsoleOutputCommand({ InstanceId: instanceId, Latest: true }),
    );
    return Buffer.from(Output ?? "", "base64").toString();
  }

  /** Resolves with the console's text once it matches */
  async waitForConsole(instanceId: string, pattern: RegExp, timeoutMs = 120_000): Promise<string> {
    return this.until(
      `the console of ${instanceId} to show ${pattern}`,
      timeoutMs,
      async () => {
        const text = await this.consoleText(instanceId);
        return pattern.test(text) ? text : undefined;
      },
      () => this.consoleText(instanceId),
    );
  }

  async waitForState(instanceId: string, state: string, timeoutMs = 90_000): Promise<void> {
    await this.until(`${instanceId} to be ${state}`, timeoutMs, async () => {
      const { Reservations } = await this.ec2().send(
        new DescribeInstancesCommand({ InstanceIds: [instanceId] }),
      );
      return Reservations?.[0]?.Instances?.[0]?.State?.Name === state || undefined;
    });
  }

  async until<T>(
    what: string,
    timeoutMs: number,
    look: () => Promise<T | undefined>,
    tail?: () => Promise<string>,
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline)
        throw new Error(
          `waited ${timeoutMs / 1000} s for ${what}\n${(await tail?.())?.slice(-3000) ?? ""}\n${this.logTail()}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  /** End of the daemon's log, without the requests that went well */
  logTail(): string {
    const log = join(this.state, "daemon.log");
    if (!existsSync(log)) return "";
    const lines = readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => !line.includes('"status":200'));
    return `daemon.log:\n${lines.slice(-20).join("\n")}`;
  }

  /** Ends the daemon without any warning, as a crash does, and waits until it is gone */
  async killDaemon(): Promise<void> {
    const endpoint = this.endpoint;
    if (!endpoint) throw new Error("no daemon runs");
    process.kill(endpoint.pid, "SIGKILL");
    await this.until("the daemon to be gone", 10_000, async () => (isAlive(endpoint.pid) ? undefined : true));
  }

  async close(): Promise<void> {
    for (const shell of this.shells) shell.close();
    for (const client of this.clients) client.destroy();
    const pid = this.endpoint?.pid;
    if (pid !== undefined) {
      await this.drydock("down");
      if (isAlive(pid)) process.kill(pid, "SIGKILL");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
