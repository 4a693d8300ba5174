import { existsSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { credentialsFile } from "../../schemas/local-endpoint";
import { Lab, projectRoot } from "../support/lab";

jest.setTimeout(60_000);

/** The `drydock` command as a person uses it, and what it says when something is wrong. */
describe("the drydock command", () => {
  const lab = new Lab();
  afterAll(() => lab.close());

  test("says what to do while no daemon runs", async () => {
    expect(await lab.drydock("ps")).toMatchObject({
      status: 0,
      output: "no daemon runs; start it with: npx drydock up\n",
    });
    expect(await lab.drydock("down")).toMatchObject({ status: 0, output: "no daemon runs\n" });
    const console = await lab.drydock("console", "i-0123456789abcdef0");
    expect(console).toMatchObject({ status: 1, output: expect.stringContaining("drydock up") });
    const logs = await lab.drydock("logs");
    expect(logs).toMatchObject({ status: 1, output: expect.stringContaining("drydock up") });
  });

  test("finds everything in order, or names what mends it", async () => {
    const healthy = await lab.drydock("doctor");
    expect(healthy).toMatchObject({ status: 0, output: expect.stringContaining("image drydock-micro-hvm") });
    expect(healthy.output).not.toContain("missing");
    const environment = {
      TERRAFORM_BINARY_NAME: "/no/such/terraform",
      DRYDOCK_IMAGES: join(lab.folder, "none"),
    };
    const lacking = await lab.run(process.execPath, [join(projectRoot, "dist", "drydock.js"), "doctor"], {
      environment,
    });
    expect(lacking.status).toBe(1);
    expect(lacking.output).toContain("missing Terraform: '/no/such/terraform' cannot be run");
    expect(lacking.output).toContain("mend: npx drydock image build drydock-micro");
  });

  test.each<[string, (state: string) => NodeJS.ProcessEnv, RegExp]>([
    [
      "a database that is none",
      (state) => {
        mkdirSync(state);
        writeFileSync(join(state, "control-plane.sqlite"), "x".repeat(5000));
        return { DRYDOCK_HOME: state };
      },
      /^The daemon did not start .*\nThe state in \S+ cannot be opened \(.*: mv \S+ \S+\.damaged\nLog: .*npx drydock doctor\n$/,
    ],
    [
      "a file in the state folder's place",
      (state) => {
        writeFileSync(state, "");
        return { DRYDOCK_HOME: state };
      },
      /^The state folder cannot be used: EEXIST.*Set DRYDOCK_HOME to a folder that you may write to, or mend this one\.\n$/,
    ],
    [
      "a setting that means nothing",
      () => ({ DRYDOCK_PUBLIC_ADDRESSES: "banana" }),
      /^DRYDOCK_PUBLIC_ADDRESSES: 'banana' is not a part of 127\.64\.0\.0\/10.*\n$/,
    ],
  ])("does not start over %s, and says why in a few lines", async (_what, spoil, words) => {
    const state = mkdtempSync(join(lab.folder, "spoilt-"));
    const { status, output } = await lab.run(
      process.execPath,
      [join(projectRoot, "dist", "drydock.js"), "up"],
      { environment: spoil(join(state, "state")) },
    );
    expect(output).toMatch(words);
    expect(status).toBe(1);
  });

  test("refuses a region that there is not", async () => {
    for (const args of [["ps"], ["env"], ["image", "list"]]) {
      const { status, output } = await lab.drydock(...args, "--region", "eu-west-9");
      expect({ args, status, output }).toEqual({
        args,
        status: 1,
        output: expect.stringMatching(/^There is no region 'eu-west-9'/),
      });
    }
  });

  test("starts one daemon, however often and at once it is asked", async () => {
    const outcomes = await Promise.all([lab.drydock("up"), lab.drydock("up"), lab.drydock("up")]);
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0]);
    const pids = new Set(outcomes.map(({ output }) => /\(pid (\d+),/.exec(output)?.[1]));
    expect([...pids]).toEqual([String(lab.endpoint?.pid)]);
    expect(await lab.drydock("up")).toMatchObject({ output: expect.stringContaining("already running") });
  });

  test("keeps a daemon that a deploy started once a person asks for it", async () => {
    await lab.must(lab.drydock("down"));
    await lab.must(lab.drydock("up", "--on-demand"));
    await lab.must(lab.drydock("up"));
    const pid = lab.endpoint?.pid;
    // Longer than a daemon on demand stays without anything to do
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(lab.endpoint?.pid).toBe(pid);
  });

  test("keeps the credentials to the user, and prints them for other tools", async () => {
    expect(statSync(credentialsFile(lab.state)).mode & 0o777).toBe(0o600);
    const { stdout } = await lab.must(lab.drydock("env", "--region", "eu-central-1"));
    expect(stdout).toContain(`export AWS_ENDPOINT_URL='${lab.endpoint?.url}'`);
    expect(stdout).toContain(`export AWS_ACCESS_KEY_ID='${lab.credentials.accessKeyId}'`);
    expect(stdout).toContain("export AWS_REGION='eu-central-1'");
  });

  test("prints the log", async () => {
    const { stdout } = await lab.must(lab.drydock("logs", "--lines", "5"));
    expect(stdout).toContain('"message":"daemon started"');
  });

  test("refuses a console that there is not, and unknown words", async () => {
    const console = await lab.drydock("console", "i-0123456789abcdef0");
    expect(console).toMatchObject({
      status: 1,
      output: "There is no instance i-0123456789abcdef0; list them with: npx drydock ps --all\n",
    });
    expect(await lab.drydock("fly")).toMatchObject({
      status: 1,
      output: expect.stringContaining("unknown command"),
    });
    const image = await lab.drydock("image", "build", "windows");
    expect(image).toMatchObject({ status: 1, output: expect.stringContaining("drydock-micro") });
  });

  test("listens on the same port after a restart", async () => {
    const url = lab.endpoint?.url;
    await lab.must(lab.drydock("down"));
    expect(lab.endpoint).toBeUndefined();
    expect(existsSync(join(lab.state, "control.sock"))).toBe(false);
    await lab.must(lab.drydock("up"));
    expect(lab.endpoint?.url).toBe(url);
  });

  test("quickstart asks for Terraform before any long work", async () => {
    const { status, output } = await lab.run(
      process.execPath,
      [join(projectRoot, "scripts", "quickstart.mjs")],
      {
        environment: { TERRAFORM_BINARY_NAME: "/no/such/terraform" },
      },
    );
    expect(status).toBe(1);
    expect(output).toContain("Neither Terraform nor OpenTofu was found");
    expect(output).not.toContain("installing");
  });
});
