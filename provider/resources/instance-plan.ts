import type { Problem } from "../../schemas/problem";
import { checkDeviceName, checkDeviceNames } from "../../schemas/rules/device-name";
import {
  checkLaunch,
  type LaunchImage,
  relaxationWarning,
  relaxedProblems,
} from "../../schemas/rules/launch";
import { checkVolume } from "../../schemas/rules/volume";
import type { Connection } from "../ec2/connection";
import { attempt, step } from "../ec2/diagnostics";
import { readImage, rootDeviceName } from "../ec2/image";
import { findKeyPair } from "../ec2/key-pair";
import type { Services } from "../ec2/services";
import type { Image } from "../ec2/types";
import type { ObjectValue, PlanAdvice, PlanRequest } from "../framework/resource";
import { type AttributePath, attributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import { isUnknown } from "../protocol/unknown";
import { encodedUserData } from "./instance-launch";
import { planRegion, planUnknown } from "./life-cycle";
import { refusals } from "./problems";
import { block, blocks, changed, flag, isKnown, isSet, positive, text, textMap } from "./values";
import { zoneRefusals } from "./zone";

const type = "aws_instance";

/** Completes the plan of an instance, and refuses what EC2 would refuse. */
export async function planInstance(request: PlanRequest<Services>): Promise<PlanAdvice> {
  const { prior, planned, config, services } = request;
  const requiresReplace = planRegion(request);
  planMetadataDefaults(planned);
  planDeviceTags(planned, config, services);
  // Only one of the two is in use; the other would else keep what it had.
  if (isSet(config, "user_data")) planned.user_data_base64 = "";
  // What an interface brings along is not the instance's to change
  if (
    prior !== null &&
    [...blocks(config, "network_interface"), ...blocks(config, "primary_network_interface")].length > 0
  )
    planned.source_dest_check = prior.source_dest_check ?? true;
  if (prior !== null) requiresReplace.push(...planUpdate(prior, planned, config));
  const diagnostics = await launchRefusals(request);
  return { requiresReplace, diagnostics };
}

/** Two of the block's arguments have defaults that are not in its schema. */
function planMetadataDefaults(planned: ObjectValue): void {
  const options = block(planned, "metadata_options");
  if (options === undefined) return;
  options.http_endpoint ??= "enabled";
  options.http_protocol_ipv6 ??= "disabled";
}

/** Volumes that the configuration describes carry the provider's tags too. */
function planDeviceTags(planned: ObjectValue, config: ObjectValue, { defaultTags }: Services): void {
  for (const name of ["root_block_device", "ebs_block_device"]) {
    if (blocks(config, name).length === 0) continue;
    for (const device of blocks(planned, name)) {
      if (isSet(planned, "volume_tags") || isUnknown(device.tags)) continue;
      device.tags_all = { ...defaultTags, ...textMap(device, "tags") };
    }
  }
}

function planUpdate(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): AttributePath[] {
  // What EC2 chose stays as it is while the configuration is silent.
  if (blocks(config, "credit_specification").length === 0)
    planned.credit_specification = prior.credit_specification ?? [];
  keepDevices(prior, planned, config);
  planRootVolume(prior, planned, config);

  const newUserData = isNewUserData(prior, planned);
  if (flag(planned, "user_data_replace_on_change") && newUserData)
    return ["user_data", "user_data_base64"]
      .filter((name) => changed(prior, planned, name))
      .map((name) => attributePath(name));
  // Such a change stops and starts the instance, which gives up its public address.
  const restarts = newUserData || changed(prior, planned, "instance_type");
  if (restarts && text(prior, "public_ip") !== undefined)
    planUnknown(planned, config, "public_ip", "public_dns");
  if (restarts && text(prior, "instance_state") !== "running") planUnknown(planned, config, "instance_state");
  return [];
}

/** Whether the guest would see other user data: the same bytes in the other argument are no change. */
export const isNewUserData = (prior: ObjectValue, planned: ObjectValue): boolean =>
  !isKnown(planned, "user_data") || !isKnown(planned, "user_data_base64")
    ? changed(prior, planned, "user_data", "user_data_base64")
    : encodedUserData(prior) !== encodedUserData(planned);

const computedOfDevice = [
  "encrypted",
  "iops",
  "kms_key_id",
  "snapshot_id",
  "throughput",
  "volume_id",
  "volume_size",
  "volume_type",
] as const;

/** The elements of a set have no place by which to find them again: a device is found by its name. */
function keepDevices(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): void {
  const written = blocks(config, "ebs_block_device");
  for (const device of blocks(planned, "ebs_block_device")) {
    const name = text(device, "device_name");
    const before = blocks(prior, "ebs_block_device").find((other) => text(other, "device_name") === name);
    const wish = written.find((other) => text(other, "device_name") === name);
    if (before === undefined || wish === undefined) continue;
    for (const attribute of computedOfDevice)
      if (!isSet(wish, attribute)) device[attribute] = before[attribute] ?? null;
  }
}

/** IOPS and throughput follow from type and size where they are not asked for. */
function planRootVolume(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): void {
  const [before, device, wish] = [prior, planned, config].map((state) => block(state, "root_block_device"));
  if (before === undefined || device === undefined || wish === undefined) return;
  if (changed(before, device, "volume_type")) planUnknown(device, wish, "iops", "throughput");
  else if (changed(before, device, "volume_size")) planUnknown(device, wish, "iops");
}

/** With the image known, everything about it that RunInstances would refuse, before anything is created. */
async function launchRefusals({
  prior,
  planned,
  config,
  services,
  signal,
}: PlanRequest<Services>): Promise<Diagnostic[]> {
  const launches = prior === null || changed(prior, planned, "ami");
  // A replacement for another reason launches what ran already.
  if (!launches && !changed(prior, planned, "instance_type", "root_block_device")) return [];
  const region = text(planned, "region") ?? services.region;
  const availabilityZone = text(planned, "availability_zone");
  const misplaced = availabilityZone === undefined ? [] : zoneRefusals(type, availabilityZone, region);
  const instanceType = text(planned, "instance_type");
  const imageId = isKnown(planned, "ami") ? text(planned, "ami") : undefined;
  const ec2 = services.ec2(region, signal);
  return attempt(
    async () => {
      const [image, keyPairMissing] = await Promise.all([
        imageId === undefined ? undefined : planImage(ec2, services, imageId),
        launches && isKeyPairMissing(planned, config, ec2, services),
      ]);
      const { relaxations } = services;
      const place = misplaced.length > 0 || availabilityZone === undefined ? {} : { availabilityZone };
      const problems: Problem[] = [
        ...(imageId !== undefined && image === undefined ? [missingImage(imageId)] : []),
        ...(instanceType === undefined
          ? []
          : checkLaunch({
              instanceType,
              region,
              relaxations,
              ...place,
              ...(image === undefined ? {} : { image: launchImage(image) }),
            })),
        ...deviceProblems(planned, config, image, launches),
        ...(keyPairMissing ? [missingKeyPair(text(planned, "key_name") ?? "")] : []),
      ];
      // RunInstances answers with the first thing that is wrong; the rest often follows from it.
      return [
        ...misplaced,
        ...refusals(type, problems.slice(0, 1)),
        ...(image === undefined || instanceType === undefined
          ? []
          : relaxedProblems({ instanceType, image: launchImage(image), relaxations }).map(wouldRefuse)),
      ];
    },
    (problem) => [...misplaced, problem],
  );
}

/** A launch that the local hypervisor runs and AWS would not. */
const wouldRefuse = (problem: Parameters<typeof relaxationWarning>[0]): Diagnostic => ({
  ...errorDiagnostic(
    "AWS would refuse this launch",
    relaxationWarning(problem),
    attributePath("instance_type"),
  ),
  severity: "warning",
});

const missingImage = (imageId: string): Problem => ({
  code: "InvalidAMIID.NotFound",
  message: `The image id '[${imageId}]' does not exist`,
  path: ["ami"],
  fix: "Look the image up by name with the aws_ami data source: ids differ by region.",
});

/** An image, looked up once for all instances of a plan. */
const planImage = (ec2: Connection, services: Services, imageId: string): Promise<Image | undefined> =>
  step(
    "planning EC2 Instance",
    () => services.remember(`image ${ec2.region} ${imageId}`, () => readImage(ec2, imageId)),
    attributePath("ami"),
  );

const missingKeyPair = (name: string): Problem => ({
  code: "InvalidKeyPair.NotFound",
  message: `The key pair '${name}' does not exist`,
  path: ["key_name"],
  fix: "Create it with an aws_key_pair resource, and refer to that resource's key_name so that Terraform creates it first.",
});

/**
 * Whether a launch names a key pair that is not there and that this plan does not create. What an instance refers to
 * is planned before it, by this same process.
 */
async function isKeyPairMissing(
  planned: ObjectValue,
  config: ObjectValue,
  ec2: Connection,
  services: Services,
) {
  const name = text(config, "key_name");
  if (name === undefined || text(planned, "key_name") !== name) return false;
  if (services.plannedKeyPairs.has(ec2.region, name)) return false;
  const keyPair = await step(
    "planning EC2 Instance",
    () => services.remember(`key pair ${ec2.region} ${name}`, () => findKeyPair(ec2, name)),
    attributePath("key_name"),
  );
  return keyPair === undefined;
}

const launchImage = (image: Image): LaunchImage => ({
  ...(image.ImageId === undefined ? {} : { imageId: image.ImageId }),
  architecture: (image.Architecture ?? "x86_64") as LaunchImage["architecture"],
  virtualizationType: (image.VirtualizationType ?? "hvm") as LaunchImage["virtualizationType"],
  enaSupport: image.EnaSupport ?? false,
  ...(image.BootMode === undefined
    ? {}
    : { bootMode: image.BootMode as NonNullable<LaunchImage["bootMode"]> }),
  ...(image.Platform === undefined ? {} : { platform: image.Platform.toLowerCase() }),
});

/** Sizes, types and names of the devices that the configuration asks for. */
function deviceProblems(
  planned: ObjectValue,
  config: ObjectValue,
  image: Image | undefined,
  launches: boolean,
): Problem[] {
  const root = block(config, "root_block_device");
  const virtualizationType = image?.VirtualizationType;
  const name = image === undefined ? undefined : rootDeviceName(image);
  const source = image?.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === name)?.Ebs;
  const devices = launches
    ? blocks(planned, "ebs_block_device").filter((device) => isKnown(device, "device_name"))
    : [];
  const names = devices.map((device) => text(device, "device_name") ?? "");
  return [
    ...(root === undefined || !devicesKnown(root)
      ? []
      : at(
          "root_block_device",
          checkVolume({
            ...volumeRequest(root, source?.VolumeType),
            ...snapshotOf(source),
            boot: true,
            ...(name === undefined ? {} : { deviceName: name }),
          }),
        )),
    ...devices.flatMap((device) => [
      ...at(
        "ebs_block_device",
        checkDeviceName(text(device, "device_name") ?? "", virtualizationType, "mapping"),
      ),
      ...(devicesKnown(device)
        ? at(
            "ebs_block_device",
            checkVolume({ ...volumeRequest(device), deviceName: text(device, "device_name") ?? "" }),
          )
        : []),
    ]),
    ...at(
      "ebs_block_device",
      checkDeviceNames(name === undefined ? names : [name, ...names], virtualizationType),
    ),
  ];
}

const at = (name: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({
    ...problem,
    path: name === "root_block_device" ? [name, 0, ...problem.path.map(inBlock)] : [name],
  }));

/** Rules about volumes name aws_ebs_volume's arguments; blocks of an instance name two of them otherwise. */
const inBlock = (step: string | number): string | number =>
  step === "size" || step === "type" ? `volume_${step}` : step;

const devicesKnown = (device: ObjectValue): boolean =>
  ["volume_size", "volume_type", "iops", "throughput"].every((name) => isKnown(device, name));

function volumeRequest(device: ObjectValue, typeOfImage?: string) {
  const sizeGib = positive(device, "volume_size");
  const volumeType = text(device, "volume_type") ?? typeOfImage;
  const iops = positive(device, "iops");
  const throughputMibps = positive(device, "throughput");
  return {
    ...(sizeGib === undefined ? {} : { sizeGib }),
    ...(volumeType === undefined ? {} : { volumeType }),
    ...(iops === undefined ? {} : { iops }),
    ...(throughputMibps === undefined ? {} : { throughputMibps }),
  };
}

const snapshotOf = (source: { SnapshotId?: string; VolumeSize?: number } | undefined) => ({
  ...(source?.SnapshotId === undefined ? {} : { snapshotId: source.SnapshotId }),
  ...(source?.VolumeSize === undefined ? {} : { snapshotSizeGib: source.VolumeSize }),
});
