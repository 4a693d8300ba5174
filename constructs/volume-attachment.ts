import { Construct } from "constructs";
import type { Problem } from "../schemas/problem";
import type { IInstance } from "./instance";
import { checkDeviceFor } from "./private/check-device";
import { checkAtSynth, ifKnown, known } from "./private/problems";
import { AwsVolumeAttachment } from "./resources/aws-volume-attachment";
import type { IVolume } from "./volume";

export interface AttachmentOptions {
  /**
   * Name for the device, `/dev/sdf` to `/dev/sdp`. What the guest calls it depends on the instance type: `/dev/xvdf`
   * on Xen, `/dev/nvme1n1` on Nitro.
   */
  readonly deviceName: string;
  /**
   * Whether the instance is stopped before the volume is taken away
   * @default false
   */
  readonly stopInstanceBeforeDetaching?: boolean;
  /**
   * Whether the volume is taken away even if the guest does not let go; data may be lost
   * @default false
   */
  readonly forceDetach?: boolean;
}

export interface VolumeAttachmentProps extends AttachmentOptions {
  readonly volume: IVolume;
  readonly instance: IInstance;
}

/** A volume in the hands of an instance. */
export class VolumeAttachment extends Construct {
  readonly resource: AwsVolumeAttachment;

  constructor(scope: Construct, id: string, props: VolumeAttachmentProps) {
    super(scope, id);
    const { volume, instance, deviceName, stopInstanceBeforeDetaching, forceDetach } = props;
    this.resource = new AwsVolumeAttachment(this, "Default", {
      volume_id: volume.volumeId,
      instance_id: instance.instanceId,
      device_name: deviceName,
      stop_instance_before_detaching: stopInstanceBeforeDetaching,
      force_detach: forceDetach,
    });
    checkAtSynth(this, () => [
      ...ifKnown(deviceName, (name) => checkDeviceFor(name, instance.virtualizationType)),
      ...checkZones(volume, instance),
    ]);
  }
}

/** The zones, when both are written in this app; the ids that AWS's sentence names are not known yet. */
function checkZones(volume: IVolume, instance: IInstance): Problem[] {
  const volumeZone = known(volume.availabilityZone);
  const instanceZone = known(instance.requestedAvailabilityZone);
  if (volumeZone === undefined || instanceZone === undefined || volumeZone === instanceZone) return [];
  return [
    {
      code: "InvalidVolume.ZoneMismatch",
      message: `The volume (${volumeZone}) is not in the same availability zone as the instance (${instanceZone}).`,
      path: [],
      fix: "Make the volume with availabilityZone: instance.availabilityZone.",
    },
  ];
}
