import { AnnotationMetadataEntryType } from "cdktf";
import { Ec2Target, Instance, InstanceType, MachineImage } from "../../constructs";
import { refusal, type stackFor, standInProvider, synthesize, temporaryFolder } from "./synthesized";

/** A target whose hypervisor does not run: the environment says what the next one will allow. */
const local = () => Ec2Target.local({ region: "eu-west-1", providerFolder: standInProvider() });
const server = (stack: ReturnType<typeof stackFor>) =>
  new Instance(stack, "server", {
    instanceType: InstanceType.of("t3.micro"),
    machineImage: MachineImage.drydockMicro(),
  });

describe("an i386 image on a Nitro type", () => {
  const { DRYDOCK_HOME, DRYDOCK_ALLOW } = process.env;
  beforeEach(() => {
    process.env.DRYDOCK_HOME = temporaryFolder();
    process.env.DRYDOCK_ALLOW = "i386-on-nitro";
  });
  afterEach(() => {
    for (const [name, value] of Object.entries({ DRYDOCK_HOME, DRYDOCK_ALLOW }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  test("is warned of where it is allowed", () => {
    let instance: Instance | undefined;
    synthesize((stack) => {
      instance = server(stack);
    }, local());
    const warnings = instance?.node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.WARN);
    expect(warnings?.map(({ data }) => data)).toEqual([
      expect.stringMatching(/^AWS would refuse this launch with InvalidParameterValue: .*i386-on-nitro\.$/),
    ]);
  });

  test("is refused where it is not, and for AWS always", () => {
    expect(refusal((stack) => void server(stack))).toContain("does not match the architecture 'i386'");
    process.env.DRYDOCK_ALLOW = "";
    expect(refusal((stack) => void server(stack), local())).toContain(
      "does not match the architecture 'i386'",
    );
  });
});
