import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configure } from "../../../provider/configure";
import { reachLocalHypervisor } from "../../../provider/ec2/local-hypervisor";
import { Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentialsFile, endpointFile } from "../../../schemas/local-endpoint";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { until } from "../../support/until";

const signal = new AbortController().signal;

describe("the local hypervisor, as the provider finds it", () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-provider-"));
    environment = {
      PATH: process.env.PATH,
      DRYDOCK_HOME: folder,
      PLUGIN_CLIENT_CERT: "secret",
      TF_LOG: "trace",
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A `drydock` command of a few lines. */
  const program = (source: string): string => {
    const file = join(folder, "drydock.js");
    writeFileSync(file, source);
    return file;
  };
  const writeEndpoint = (url: string, pid = process.pid) => {
    writeFileSync(endpointFile(folder), JSON.stringify({ pid, url, version: "1.2.3" }));
    writeFileSync(credentialsFile(folder), JSON.stringify(credentials));
  };
  const never = "process.exit(99)";

  describe("with an endpoint that answers", () => {
    let endpoint: Ec2Endpoint;
    let url: string;
    beforeAll(async () => {
      endpoint = await Ec2Endpoint.open();
      url = await endpoint.listen();
    });
    afterAll(() => endpoint.close());

    it("is taken as it is", async () => {
      writeEndpoint(url);
      await expect(reachLocalHypervisor({ program: program(never), signal, environment })).resolves.toEqual({
        endpoint: { pid: process.pid, url, version: "1.2.3" },
        credentials,
      });
    });

    it("is started when its last process is dead, without Terraform's own variables", async () => {
      writeEndpoint("http://127.0.0.1:9", 2 ** 22 - 1);
      const content = JSON.stringify({ pid: process.pid, url, version: "1.2.3" });
      const started = program(`
        const assert = require("node:assert");
        assert.deepEqual(process.argv.slice(2), ["up", "--on-demand"]);
        assert(!Object.keys(process.env).some((name) => /^(TF_|PLUGIN_)/.test(name)));
        assert.notEqual(process.cwd(), ${JSON.stringify(process.cwd())});
        require("node:fs").writeFileSync(${JSON.stringify(endpointFile(folder))}, ${JSON.stringify(content)});
      `);
      const found = await reachLocalHypervisor({ program: started, signal, environment });
      expect(found.endpoint.url).toBe(url);
    });

    it("configures the provider, with its account and no credentials of AWS", async () => {
      writeEndpoint(url);
      const config = {
        region: "eu-west-2",
        access_key: "AKIAREAL",
        secret_key: "real",
        profile: "production",
      };
      const context = { terraformVersion: "1.11.4", signal };
      const { services, diagnostics } = await configure(config, context, {
        environment,
        program: program(never),
      });
      expect(diagnostics).toEqual([]);
      expect(services).toMatchObject({ region: "eu-west-2", accountId: credentials.accountId });
      const { client } = services?.ec2(undefined, signal) ?? {};
      expect(await client?.config.credentials()).toMatchObject({ accessKeyId: credentials.accessKeyId });
    });

    it("is left alone when the configuration names an endpoint", async () => {
      const config: ObjectValue = {
        region: "eu-west-1",
        access_key: credentials.accessKeyId,
        secret_key: "wrong",
        endpoints: [{ ec2: url, sts: url }],
      };
      const { diagnostics } = await configure(
        config,
        { terraformVersion: "1.11.4", signal },
        { environment, program: program(never) },
      );
      expect(diagnostics).toEqual([
        expect.objectContaining({
          summary: expect.stringMatching(
            /^retrieving AWS account details: .*: api error SignatureDoesNotMatch: /,
          ),
        }),
      ]);
    });
  });

  it.each([
    [
      "its program is missing",
      () => join(folder, "none.js"),
      /is missing\.\n\nBuild it in the project's folder: npm run build$/,
    ],
    [
      "it cannot start",
      () => program('process.stderr.write("no space left on device\\n"); process.exit(3)'),
      /^`drydock up` ended with status 3:\nno space left on device\n\nIts log is .*daemon\.log\. Find the cause with: npx drydock doctor/,
    ],
    [
      "it says that it is up and is not",
      () => program('process.stdout.write("started\\n")'),
      /nothing answers as .*endpoint\.json tells\.\nstarted\n\nIts log is/,
    ],
  ])("says so when %s", async (_case, file, words) => {
    await expect(reachLocalHypervisor({ program: file(), signal, environment })).rejects.toThrow(words);
    const context = { terraformVersion: "1.11.4", signal };
    const { services, diagnostics } = await configure({ region: "eu-west-1" }, context, {
      environment,
      program: file(),
    });
    expect(services).toBeUndefined();
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "The local hypervisor does not answer",
        detail: expect.stringMatching(words),
      },
    ]);
  });

  it("gives a start up when Terraform stops", async () => {
    const controller = new AbortController();
    const begun = join(folder, "begun");
    const slow = program(`
      require("node:fs").writeFileSync(${JSON.stringify(begun)}, "");
      setInterval(() => {}, 60_000);
    `);
    const starting = reachLocalHypervisor({ program: slow, signal: controller.signal, environment });
    await until(() => existsSync(begun));
    controller.abort();
    await expect(starting).rejects.toThrow(
      /^Terraform was asked to stop while the local hypervisor was starting\./,
    );
  });
});

describe("a provider block", () => {
  const refusalOf = async (config: ObjectValue, environment: NodeJS.ProcessEnv = {}) => {
    const { services, diagnostics } = await configure(
      config,
      { terraformVersion: "1.11.4", signal },
      { environment },
    );
    expect(services).toBeUndefined();
    return diagnostics[0]?.summary;
  };

  it.each<[string, ObjectValue, string]>([
    ["without a region", {}, "Missing region configuration"],
    ["with a region that there is not", { region: "eu-moon-1" }, "invalid AWS Region: eu-moon-1"],
    [
      "with a region that is not known yet",
      { region: Unknown.value },
      "Provider configuration is not known yet",
    ],
    [
      "with endpoints that are not known yet",
      { region: "eu-west-1", endpoints: Unknown.value },
      "Provider configuration is not known yet",
    ],
    [
      "of an account that it rules out",
      {
        region: "eu-west-1",
        endpoints: [{ ec2: "http://127.0.0.1:9" }],
        skip_requesting_account_id: true,
        allowed_account_ids: ["1"],
      },
      "AWS account ID not allowed: ",
    ],
  ])("is refused %s", async (_case, config, summary) => {
    expect(await refusalOf(config)).toBe(summary);
  });
});
