import type { IConstruct } from "constructs";
import type { Problem } from "../../schemas/problem";
import { checkDeviceName, checkDeviceNames } from "../../schemas/rules/device-name";
import { checkLaunch } from "../../schemas/rules/launch";
import { checkTags } from "../../schemas/rules/tags";
import { defaultVolumeType } from "../../schemas/rules/volume";
import { asBlockDevice, checkEbs } from "../block-device";
import type { InstanceProps } from "../instance";
import { Ec2Target } from "../target";
import { ifKnown, known } from "./problems";

/** What EC2 would say of an instance, as far as its props are known at synth. */
export function checkInstance(instance: IConstruct, props: InstanceProps): Problem[] {
  return [
    ...checkPlace(instance, props),
    ...props.machineImage.check(),
    ...(props.userData?.check() ?? []),
    ...checkRootVolume(props),
    ...checkBlockDevices(props),
    ...ifKnown(props.tags, checkTags),
  ];
}

/** Instance type against image, region and zone. */
function checkPlace(
  instance: IConstruct,
  { instanceType, machineImage, availabilityZone }: InstanceProps,
): readonly Problem[] {
  return ifKnown(instanceType.name, (name) =>
    checkLaunch({
      instanceType: name,
      image: machineImage.facts,
      region: known(Ec2Target.of(instance)?.region),
      availabilityZone: known(availabilityZone),
    }),
  );
}

function checkRootVolume({ rootVolume }: InstanceProps): Problem[] {
  if (!rootVolume) return [];
  const { options } = rootVolume;
  // Without a volume type of its own, the root volume has the image's.
  const problems = checkEbs(options, undefined, { boot: true });
  if (options.snapshotId !== undefined)
    problems.push({
      code: "InvalidBlockDeviceMapping",
      message: "snapshotId cannot be modified on root device",
      path: ["snapshot_id"],
      fix: "Leave snapshotId out: the root volume starts from the image's snapshot.",
    });
  return asBlockDevice(["root_block_device", 0], problems);
}

function checkBlockDevices({ blockDevices = [], machineImage }: InstanceProps): Problem[] {
  const virtualizationType = machineImage.facts?.virtualizationType;
  const devices = blockDevices.flatMap(({ deviceName, volume }, index) => {
    const named = ifKnown(deviceName, (name) => checkDeviceName(name, virtualizationType, "mapping"));
    const sized = volume.isEbs() ? checkEbs(volume.options, defaultVolumeType, { deviceName }) : [];
    return asBlockDevice(["ebs_block_device", index], [...named, ...sized]);
  });
  const names = blockDevices.map(({ deviceName }) => known(deviceName)).filter((name) => name !== undefined);
  return [...devices, ...checkDeviceNames(names, virtualizationType)];
}
