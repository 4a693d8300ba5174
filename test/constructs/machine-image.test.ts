import { Instance, InstanceType, MachineImage } from "../../constructs";
import { only, synthesize } from "./synthesized";

const instanceOf = (...images: MachineImage[]) =>
  synthesize((stack) => {
    for (const [index, machineImage] of images.entries())
      new Instance(stack, `server${index}`, { instanceType: InstanceType.of("t2.micro"), machineImage });
  });

describe("MachineImage", () => {
  test("is looked up by name and owner, newest first", () => {
    // WHEN
    const configuration = instanceOf(
      MachineImage.lookup({
        name: "al2023-ami-2023.*",
        owners: ["amazon"],
        filters: { architecture: ["x86_64"] },
        includeDeprecated: true,
      }),
    );
    // THEN
    const [[name, lookup]] = Object.entries(configuration.data.aws_ami ?? {}) as [[string, unknown]];
    expect(lookup).toEqual({
      most_recent: true,
      owners: ["amazon"],
      include_deprecated: true,
      filter: [
        { name: "name", values: ["al2023-ami-2023.*"] },
        { name: "architecture", values: ["x86_64"] },
      ],
    });
    expect(only(configuration, "aws_instance").ami).toBe(`\${data.aws_ami.${name}.id}`);
  });

  test("is looked up once in a stack, however many instances boot from it", () => {
    const { data, resource } = instanceOf(
      MachineImage.debian12(),
      MachineImage.debian12(),
      MachineImage.drydockMicro(),
    );
    expect(Object.keys(data.aws_ami ?? {})).toHaveLength(2);
    expect(resource.aws_instance?.server0?.ami).toBe(resource.aws_instance?.server1?.ami);
  });

  test.each([
    ["debian-12", "t3.micro", MachineImage.debian12(), "debian-12-amd64-*", "136693071363"],
    ["drydock-micro", "t2.micro", MachineImage.drydockMicro(), "drydock-micro-hvm-*", "self"],
    [
      "drydock-micro for Xen",
      "m1.small",
      MachineImage.drydockMicro({ virtualizationType: "paravirtual" }),
      "drydock-micro-pv-*",
      "self",
    ],
  ])("%s is looked up as its publisher names it", (_, type, machineImage, name, owner) => {
    const configuration = synthesize((stack) => {
      new Instance(stack, "server", { instanceType: InstanceType.of(type), machineImage });
    });
    expect(Object.values(configuration.data.aws_ami ?? {})).toEqual([
      { most_recent: true, owners: [owner], filter: [{ name: "name", values: [name] }] },
    ]);
  });

  test("may be given by its id, which is then used as it is", () => {
    const configuration = instanceOf(MachineImage.fromImageId("ami-0123456789abcdef0"));
    expect(configuration.data).toBeUndefined();
    expect(only(configuration, "aws_instance").ami).toBe("ami-0123456789abcdef0");
  });
});
