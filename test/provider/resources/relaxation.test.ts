import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsFile, endpointFile } from "../../../schemas";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ProviderDriver } from "../../support/provider-driver";

jest.setTimeout(60_000);

/** The provider finds the daemon as it does on a user's machine: by the file that the daemon wrote. */
describe("a plan under a relaxation", () => {
  const state = mkdtempSync(join(tmpdir(), "drydock-relaxation-"));
  const before = process.env.DRYDOCK_HOME;
  let endpoint: Ec2Endpoint;
  let ami = "";

  const open = async (relaxations: readonly string[]) => {
    const url = await endpoint.listen();
    writeFileSync(
      endpointFile(state),
      JSON.stringify({ pid: process.pid, url, version: "1.2.3", relaxations }),
    );
    writeFileSync(credentialsFile(state), JSON.stringify(credentials));
    return ProviderDriver.open("", credentials, { endpoints: [], access_key: null, secret_key: null });
  };

  beforeEach(async () => {
    process.env.DRYDOCK_HOME = state;
    endpoint = await Ec2Endpoint.open({ rig: { relaxations: ["i386-on-nitro"] } });
    ami = (await endpoint.rig.registerImage({ enaSupport: true })).id;
  });
  afterEach(async () => {
    process.env.DRYDOCK_HOME = before;
    if (before === undefined) delete process.env.DRYDOCK_HOME;
    await endpoint.close();
  });
  afterAll(() => rmSync(state, { recursive: true, force: true }));

  test("warns with what AWS would answer, and goes on", async () => {
    const provider = await open(["i386-on-nitro"]);
    const { warnings } = await provider.plan("aws_instance", { ami, instance_type: "t3.micro" });
    expect(warnings).toEqual([
      {
        severity: "warning",
        summary: "AWS would refuse this launch",
        detail: expect.stringMatching(
          /^AWS would refuse this launch with InvalidParameterValue: The architecture 'x86_64' .*i386-on-nitro\.$/,
        ),
        attribute: expect.anything(),
      },
    ]);
    const { warnings: none } = await provider.plan("aws_instance", { ami, instance_type: "t2.micro" });
    expect(none).toEqual([]);
  });

  test("refuses as AWS does when the daemon does not allow it", async () => {
    const provider = await open([]);
    await expect(provider.plan("aws_instance", { ami, instance_type: "t3.micro" })).rejects.toThrow(
      /InvalidParameterValue[\s\S]*The architecture 'x86_64'/,
    );
  });
});
