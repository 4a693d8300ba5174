import type { InstanceType } from "../../schemas/catalogues/instance-types";
import { checkHibernation } from "../../schemas/rules/hibernation";
import { checkLaunch } from "../../schemas/rules/launch";
import { checkUserDataBase64 } from "../../schemas/rules/user-data";
import {
  countNotPositive,
  countsReversed,
  creditsNotSupported,
  engineDoesNotHibernate,
  noFirmwareFor,
  privateAddressForSeveral,
  tooManyInstances,
} from "../model/errors/instance";
import { refuse } from "../model/errors/problem";
import { insufficientFreeAddresses } from "../model/errors/subnet";
import { tooManyVolumes } from "../model/errors/volume";
import type { ImageRecord } from "../model/image";
import type { InstanceMetadataOptions, InstanceRecord, PrivateDnsNameOptions } from "../model/instance";
import type { KeyPairRecord } from "../model/key-pair";
import type { SubnetRecord } from "../model/subnet";
import { attachmentLimit } from "./attachment-limit";
import { type LaunchDevices, planDevices, type RequestedBlockDevice } from "./block-device-mapping";
import type { ControlPlane } from "./control-plane";
import { requireEngine } from "./engine-selection";
import { instanceStoreOf } from "./instance-store";
import { checkKernel } from "./kernel";
import { type PlannedInterface, planInterfaces, type RequestedNetworkInterface } from "./launch-interfaces";
import { isRelaxed } from "./launch-relaxation";
import { checkMetadataOptions, metadataOptionsFor } from "./metadata-options";

/** Most instances that one RunInstances starts here; EC2's own limit is by vCPUs. */
const maximumInstances = 100;

type Tags = Readonly<Record<string, string>>;

/** What RunInstances asks for, in the control plane's terms. */
export interface LaunchRequest {
  readonly imageId: string;
  /** @default m1.small, as EC2's API has it */
  readonly instanceType?: string;
  readonly minCount: number;
  readonly maxCount: number;
  readonly keyName?: string;
  readonly securityGroupIds?: readonly string[];
  readonly securityGroupNames?: readonly string[];
  readonly subnetId?: string;
  readonly availabilityZone?: string;
  readonly privateIpAddress?: string;
  /** @default - one new interface, by the subnet, groups and address above */
  readonly networkInterfaces?: readonly RequestedNetworkInterface[];
  /** @default - what the subnet says */
  readonly privateDnsNameOptions?: Partial<PrivateDnsNameOptions>;
  /** Base64 */
  readonly userData?: string;
  readonly blockDevices: readonly RequestedBlockDevice[];
  readonly metadataOptions: Partial<InstanceMetadataOptions>;
  readonly monitoring?: boolean;
  readonly ebsOptimized?: boolean;
  readonly disableApiTermination?: boolean;
  readonly disableApiStop?: boolean;
  readonly instanceInitiatedShutdownBehavior?: InstanceRecord["instanceInitiatedShutdownBehavior"];
  readonly cpuCredits?: "standard" | "unlimited";
  readonly autoRecovery?: InstanceRecord["autoRecovery"];
  /** @default false */
  readonly hibernationConfigured?: boolean;
  /** `aki-…` @default - the image's */
  readonly kernelId?: string;
  readonly ramdiskId?: string;
  readonly clientToken?: string;
  readonly instanceTags: Tags;
  readonly volumeTags: Tags;
  readonly networkInterfaceTags: Tags;
}

/** A launch that nothing speaks against. */
export interface LaunchPlan {
  readonly image: ImageRecord;
  readonly instanceType: InstanceType;
  /** Of the primary network interface */
  readonly subnet: SubnetRecord;
  /** The primary one first */
  readonly interfaces: readonly PlannedInterface[];
  readonly devices: LaunchDevices;
  readonly metadataOptions: InstanceMetadataOptions;
  readonly userData?: string;
  readonly keyPair?: KeyPairRecord;
  readonly count: number;
}

/**
 * Checks a launch as EC2 does: first the request by itself, then what it names, then how these go together, and last
 * whether an engine of this machine can run it. Changes nothing.
 *
 * @throws Ec2Error of EC2-SEMANTICS' table of illegal combinations; Unsupported when no engine can run the guest
 */
export function planLaunch(region: string, request: LaunchRequest, controlPlane: ControlPlane): LaunchPlan {
  const { minCount, maxCount, keyName } = request;
  if (minCount < 1) throw countNotPositive("minCount", minCount);
  if (maxCount < 1) throw countNotPositive("maxCount", maxCount);
  if (minCount > maxCount) throw countsReversed(minCount, maxCount);
  if (minCount > maximumInstances) throw tooManyInstances(minCount, maximumInstances);
  if (request.privateIpAddress !== undefined && maxCount > 1) throw privateAddressForSeveral();
  const userData = request.userData?.replace(/\s/g, "") || undefined;
  if (userData !== undefined) refuse(checkUserDataBase64(userData));
  const instanceType = controlPlane.instanceTypes.require(request.instanceType ?? "m1.small");
  checkMetadataOptions(request.metadataOptions);
  if (request.cpuCredits !== undefined && !instanceType.burstable)
    throw creditsNotSupported(instanceType.name);

  const image = controlPlane.images.requireForLaunch(region, request.imageId);
  checkKernel(region, { ...image, kernelId: request.kernelId, ramdiskId: request.ramdiskId });
  const keyPair = keyName === undefined ? undefined : controlPlane.keyPairs.require(region, keyName);
  const {
    subnet,
    interfaces,
    maxCount: roomFor,
  } = planInterfaces(
    region,
    { ...request, networkInterfaces: requestedInterfaces(request), instanceType },
    controlPlane,
  );

  refuse(
    checkLaunch({
      instanceType: instanceType.name,
      image: { ...image, imageId: image.id },
      region,
      availabilityZone: subnet.availabilityZone,
      relaxations: controlPlane.context.relaxations,
    }),
  );
  const devices = planDevices(request.blockDevices, {
    image,
    instanceType,
    snapshot: (id) => controlPlane.snapshots.requireCompleted(region, id),
    encryptionOf: (requested, origin) => controlPlane.ebsDefaults.encryptionOf(region, requested, origin),
  });
  const [root] = devices.volumes;
  if (request.hibernationConfigured && root)
    refuse(
      checkHibernation({
        instanceType: instanceType.name,
        virtualizationType: image.virtualizationType,
        rootIsEncrypted: root.encrypted,
        rootVolumeType: root.volumeType,
        rootSizeGib: root.sizeGib,
      }),
    );
  const volumeLimit = attachmentLimit(instanceType, interfaces.length);
  if (devices.volumes.length > volumeLimit) throw tooManyVolumes(instanceType.name, volumeLimit);
  const count = Math.min(maxCount, maximumInstances, roomFor);
  if (count < minCount) throw insufficientFreeAddresses(subnet.id);
  const { architecture, virtualizationType, bootMode } = image;
  if (bootMode === "uefi") throw noFirmwareFor(image.id);
  const engine = requireEngine(controlPlane.context.engines, {
    architecture,
    virtualizationType,
    instanceType,
    disks: diskCount(instanceType.name, devices),
    networkInterfaces: interfaces.length,
    fewerVcpus: isRelaxed(controlPlane.context, { ...image, instanceType: instanceType.name }),
  });
  if (request.hibernationConfigured && !engine.capabilities.savesGuests)
    throw engineDoesNotHibernate(engine.name);
  const metadataOptions = metadataOptionsFor(image, {
    requested: request.metadataOptions,
    defaults: controlPlane.metadataDefaults.get(region),
    tags: request.instanceTags,
  });
  return { image, instanceType, subnet, interfaces, devices, metadataOptions, userData, keyPair, count };
}

const diskCount = (instanceType: string, { volumes, instanceStoreDevices }: LaunchDevices): number =>
  volumes.length + instanceStoreOf({ id: "", instanceType, instanceStoreDevices }).length;

/** The interfaces that a request names, or the one that its top-level parameters describe. */
const requestedInterfaces = (request: LaunchRequest): readonly RequestedNetworkInterface[] =>
  request.networkInterfaces?.length
    ? request.networkInterfaces
    : [
        {
          deviceIndex: 0,
          subnetId: request.subnetId,
          groupIds: request.securityGroupIds,
          groupNames: request.securityGroupNames,
          privateIpAddress: request.privateIpAddress,
        },
      ];
