import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { findInstanceType } from "../../schemas/catalogues/instance-types";
import { localRelaxations } from "../../schemas/local-relaxations";
import type { Problem } from "../../schemas/problem";
import { checkDeviceNames } from "../../schemas/rules/device-name";
import { checkHibernationOfImage } from "../../schemas/rules/hibernation";
import { checkLaunch, relaxationWarning, relaxedProblems } from "../../schemas/rules/launch";
import type { InstanceProps } from "../instance";
import { Ec2Target } from "../target";
import { checkDeviceFor } from "./check-device";
import { ifKnown, known } from "./problems";

/**
 * What EC2 would say of an instance beyond its Terraform arguments: the image that a look-up will find is known when
 * it is in our catalogue, and so is the region.
 */
export function checkInstance(instance: IConstruct, props: InstanceProps): Problem[] {
  return [
    ...checkPlace(instance, props),
    ...checkDevices(props),
    ...checkHibernating(instance, props),
    ...(props.userData?.check() ?? []),
  ];
}

const mayNotBeEncrypted =
  "For hibernation, the root device volume must be encrypted: EC2 refuses the launch with " +
  "UnsupportedHibernationConfiguration, unless the AMI is encrypted or the region encrypts by default. Set encrypted: " +
  "true in rootVolume.";

/** What the image adds to what the resource's own arguments say of hibernation. */
function checkHibernating(
  instance: IConstruct,
  { hibernation, machineImage, rootVolume }: InstanceProps,
): readonly Problem[] {
  if (known(hibernation) !== true) return [];
  if (rootVolume?.options.encrypted === undefined) warnOnce(instance, mayNotBeEncrypted);
  return checkHibernationOfImage(machineImage.facts?.virtualizationType);
}

function checkPlace(
  instance: IConstruct,
  { instanceType, machineImage, availabilityZone }: InstanceProps,
): readonly Problem[] {
  return ifKnown(instanceType.name, (name) => {
    // An unknown type is refused by the resource that has it.
    if (!findInstanceType(name)) return [];
    const target = Ec2Target.of(instance);
    const relaxations = target?.name === "local" ? localRelaxations() : [];
    const image = machineImage.facts;
    for (const problem of relaxedProblems({ instanceType: name, image, relaxations }))
      warnOnce(instance, relaxationWarning(problem));
    return checkLaunch({
      instanceType: name,
      image,
      relaxations,
      region: known(target?.region),
      // At AWS each account has its own order of zone names, so what a zone offers is known here alone.
      availabilityZone: target?.name === "local" ? known(availabilityZone) : undefined,
    });
  });
}

/** Checks may run more than once at a synth. */
function warnOnce(construct: IConstruct, warning: string): void {
  if (!construct.node.metadata.some(({ data }) => data === warning))
    Annotations.of(construct).addWarning(warning);
}

/** Device names against the image's virtualization type and root device. */
function checkDevices({ blockDevices = [], machineImage: { facts } }: InstanceProps): Problem[] {
  if (!facts) return [];
  const names = blockDevices.map(({ deviceName }) => known(deviceName)).filter((name) => name !== undefined);
  // Names that clash whatever the image is are refused by the resource that has them.
  const always = new Set(checkDeviceNames(names).map(({ message }) => message));
  return [
    ...names.flatMap((name) => checkDeviceFor(name, facts.virtualizationType, "mapping")),
    ...checkDeviceNames([facts.rootDeviceName, ...names], facts.virtualizationType).filter(
      ({ message }) => !always.has(message),
    ),
  ];
}
