import { AnnotationMetadataEntryType } from "cdktf";
import { BlockDevice, Instance, type InstanceProps, InstanceType, MachineImage } from "../../constructs";
import { only, synthesize } from "./synthesized";

const synthesized = (props: Partial<InstanceProps>) => {
  let instance: Instance | undefined;
  const stack = synthesize((scope) => {
    instance = new Instance(scope, "server", {
      instanceType: InstanceType.of("t2.nano"),
      machineImage: MachineImage.drydockMicro(),
      hibernation: true,
      ...props,
    });
  });
  const warnings = instance?.node.metadata.filter(({ type }) => type === AnnotationMetadataEntryType.WARN);
  return { stack, warnings: warnings?.map(({ data }) => data) };
};

test("an instance with an encrypted root volume may hibernate", () => {
  const { stack, warnings } = synthesized({ rootVolume: BlockDevice.ebs({ encrypted: true, sizeGiB: 1 }) });
  expect(warnings).toEqual([]);
  expect(only(stack, "aws_instance")).toMatchObject({
    hibernation: true,
    root_block_device: [{ encrypted: true, volume_size: 1 }],
  });
});

test("where nothing says that the root volume is encrypted there is a warning, for a region may say so", () => {
  const warned = [expect.stringContaining("For hibernation, the root device volume must be encrypted")];
  expect(synthesized({}).warnings).toEqual(warned);
  expect(synthesized({ rootVolume: BlockDevice.ebs({ sizeGiB: 2 }) }).warnings).toEqual(warned);
  expect(synthesized({ hibernation: false }).warnings).toEqual([]);
});
