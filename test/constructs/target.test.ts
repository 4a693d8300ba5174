import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type App,
  LocalBackend,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Testing,
} from "cdktf";
import {
  Ec2Target,
  Instance,
  InstanceType,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
  Volume,
} from "../../constructs";
import {
  type Configuration,
  refusal,
  stackFor,
  standInProvider,
  synthesize,
  temporaryFolder,
} from "./synthesized";

const local = () => Ec2Target.local({ providerFolder: standInProvider() });

function buildLab(stack: TerraformStack): void {
  const web = new SecurityGroup(stack, "web");
  web.addIngressRule(Peer.anyIpv4(), Port.tcp(80));
  const server = new Instance(stack, "server", {
    instanceType: InstanceType.of("t2.micro"),
    machineImage: MachineImage.drydockMicro(),
    securityGroups: [web],
  });
  const data = new Volume(stack, "data", { availabilityZone: server.availabilityZone, sizeGiB: 1 });
  data.attachTo(server, { deviceName: "/dev/sdf" });
  new TerraformOutput(stack, "address", { value: server.publicIp });
}

describe("Ec2Target", () => {
  test("both targets get the same resources, look-ups and outputs", () => {
    // WHEN
    const here = synthesize(buildLab, local());
    const there = synthesize(buildLab, Ec2Target.aws({ region: "eu-west-1" }));
    // THEN
    expect(Object.keys(here.resource)).toHaveLength(6);
    expect(here.resource).toEqual(there.resource);
    expect(here.data).toEqual(there.data);
    expect(here.output).toEqual(there.output);
  });

  test("aws: hashicorp/aws with region, profile and tags", () => {
    const { terraform, provider } = synthesize(
      buildLab,
      Ec2Target.aws({ region: "eu-west-2", profile: "lab", defaultTags: { Course: "VM" } }),
    );
    expect(terraform.required_providers).toEqual({ aws: { source: "hashicorp/aws", version: "~> 6.0" } });
    expect(provider.aws).toEqual([
      { region: "eu-west-2", profile: "lab", default_tags: [{ tags: { Course: "VM" } }] },
    ]);
  });

  test("local: our provider in exactly the built version", () => {
    const { terraform, provider } = synthesize(buildLab, local());
    expect(terraform.required_providers.aws).toEqual({
      source: "drydock.local/drydock/aws",
      version: expect.stringMatching(/^\d+\.\d+\.\d+-h[0-9a-f]{12}$/),
    });
    expect(provider.aws).toEqual([{ region: "eu-west-1" }]);
  });

  test("local: another build is another version", () => {
    const version = (script: string) =>
      synthesize(buildLab, Ec2Target.local({ providerFolder: standInProvider(script) })).terraform
        .required_providers.aws?.version;
    expect(version("process.exit(1);\n")).not.toBe(version("process.exit(2);\n"));
  });

  test("local: the state has a file of its own, and a backend of the stack's own is left alone", () => {
    // GIVEN
    const stateOf = (target: Ec2Target, prepare: (stack: TerraformStack) => void = () => {}) => {
      const app = Testing.app({ outdir: temporaryFolder() });
      const stack = new TerraformStack(app, "lab");
      target.bind(stack);
      prepare(stack);
      app.synth();
      return read(app).terraform.backend.local?.path;
    };
    // THEN
    expect(stateOf(local())).toBe(join(process.cwd(), "terraform.lab.local.tfstate"));
    expect(stateOf(Ec2Target.aws({ region: "eu-west-1" }))).toBe(
      join(process.cwd(), "terraform.lab.tfstate"),
    );
    expect(stateOf(local(), (stack) => new LocalBackend(stack, { path: "/elsewhere/state" }))).toBe(
      "/elsewhere/state",
    );
  });

  test("a bound stack knows its target", () => {
    const target = local();
    const stack = stackFor(target);
    const group = new SecurityGroup(stack, "web");
    expect(Ec2Target.of(group)).toBe(target);
    expect(
      Ec2Target.of(new TerraformStack(Testing.app({ outdir: temporaryFolder() }), "other")),
    ).toBeUndefined();
  });

  test("a stack is bound once", () => {
    const stack = stackFor(local());
    expect(() => local().bind(stack)).toThrow(
      "Stack 'lab' is bound to target 'local' already: bind it once.",
    );
  });

  test("a stack that was not bound is refused", () => {
    const stack = new TerraformStack(Testing.app({ outdir: temporaryFolder() }), "lab");
    buildLab(stack);
    expect(() => Testing.synth(stack, true)).toThrow(
      /\[lab\] The stack has no target\.\n +Fix: call target\.bind\(this\)/,
    );
  });

  test("local: a provider that was not built is said so, with the command", () => {
    const empty = temporaryFolder();
    const message = refusal(buildLab, Ec2Target.local({ providerFolder: empty }));
    expect(message).toContain(
      `[lab] The local target's provider has not been built: ${empty} holds no main.js.`,
    );
    expect(message).toContain("npm run build");
  });

  test("local: a region that is not played is refused", () => {
    const target = Ec2Target.local({ region: "mars-north-1", providerFolder: standInProvider() });
    expect(refusal(buildLab, target)).toContain("[lab] The local target knows no region 'mars-north-1'.");
  });

  test("local: a resource that only AWS has is refused, with its path", () => {
    const bucket = (stack: TerraformStack) =>
      new TerraformResource(stack, "bucket", { terraformResourceType: "aws_s3_bucket" });
    expect(refusal(bucket, local())).toContain("lab/bucket: the local target has no aws_s3_bucket.");
    expect(synthesize(bucket).resource.aws_s3_bucket).toBeDefined();
  });
});

describe("Ec2Target.repoint", () => {
  /** What generated bindings look like to cdktf */
  class BoundElsewhere extends TerraformProvider {
    constructor(stack: TerraformStack) {
      super(stack, "aws", {
        terraformResourceType: "aws",
        terraformProviderSource: "aws",
        terraformGeneratorMetadata: {
          providerName: "aws",
          providerVersion: "6.25.0",
          providerVersionConstraint: "~> 6.0",
        },
      });
    }

    protected override synthesizeAttributes() {
      return { region: "us-east-1" };
    }
  }

  test("a stack with a provider of its own goes to the local target unchanged", () => {
    // GIVEN a stack as other bindings give it, whose provider comes after the call
    const app = Testing.app({ outdir: temporaryFolder() });
    const stack = new TerraformStack(app, "lab");
    local().repoint(stack);
    new BoundElsewhere(stack);
    new TerraformResource(stack, "server", {
      terraformResourceType: "aws_instance",
      terraformGeneratorMetadata: { providerName: "aws" },
    });
    // WHEN
    app.synth();
    // THEN
    const { terraform, provider, resource } = read(app);
    expect(terraform.required_providers.aws).toEqual({
      source: "drydock.local/drydock/aws",
      version: expect.stringMatching(/-h[0-9a-f]{12}$/),
    });
    expect(provider.aws).toEqual([{ region: "us-east-1" }]);
    expect(Object.keys(resource)).toEqual(["aws_instance"]);
    expect(existsSync(join(app.outdir, "stacks", "lab", ".terraform.lock.hcl"))).toBe(true);
  });
});

const read = (app: App): Configuration =>
  JSON.parse(readFileSync(join(app.outdir, "stacks", "lab", "cdk.tf.json"), "utf8"));

describe("Terraform's CLI configuration", () => {
  const given = process.env.TF_CLI_CONFIG_FILE;
  afterEach(() => {
    if (given === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = given;
  });

  test("that keeps Terraform from the placed provider is warned about", () => {
    // GIVEN
    const file = join(temporaryFolder(), "terraform.rc");
    writeFileSync(file, "provider_installation {\n  direct {}\n}\n");
    process.env.TF_CLI_CONFIG_FILE = file;
    // WHEN
    const stack = stackFor(local());
    // THEN
    const warnings = stack.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
    expect(warnings).toEqual([expect.stringContaining(`${file} has a provider_installation block`)]);
    expect(warnings[0]).toContain('include = ["drydock.local/drydock/aws"]');
  });
});
