import {
  assignPrivateIpAddresses,
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
  modifyInstanceAttribute,
  modifyInstanceCapacityReservationAttributes,
  modifyInstanceCreditSpecification,
  modifyInstanceMaintenanceOptions,
  modifyInstanceMetadataOptions,
  modifyNetworkInterfaceAttribute,
  modifyPrivateDnsNameOptions,
  modifyVolume,
  monitorInstances,
  replaceIamInstanceProfileAssociation,
  unassignPrivateIpAddresses,
  unmonitorInstances,
} from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { changeWhileStopped, findInstance, waitMetadataOptionsApplied } from "../ec2/instance";
import { updateTags } from "../ec2/tags";
import { waitVolumeModified } from "../ec2/volume";
import type { ObjectValue } from "../framework/resource";
import { capacityReservationRequest, encodedUserData, metadataRequest } from "./instance-launch";
import { primaryInterface } from "./instance-mapping";
import { isNewUserData } from "./instance-plan";
import { block, blocks, changed, flag, text, textMap, texts } from "./values";
import { modificationOf } from "./volume";

/** One change in place: what it is about, and how it is made. */
interface Change {
  readonly attributes: readonly string[];
  readonly make: () => Promise<unknown>;
}

/** Changes an instance from `prior` to `planned`, one attribute at a time, in hashicorp/aws's order. */
export async function updateInstance(
  ec2: Connection,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): Promise<void> {
  const instanceId = text(prior, "id") ?? "";
  const modify = (change: Omit<Parameters<typeof modifyInstanceAttribute>[1], "InstanceId">) =>
    modifyInstanceAttribute(ec2, { InstanceId: instanceId, ...change });
  const changes: Change[] = [
    {
      attributes: ["tags_all"],
      make: () =>
        updateTags(ec2, instanceId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
    },
    { attributes: ["volume_tags"], make: () => changeVolumeTags(ec2, prior, planned, instanceId) },
    { attributes: ["iam_instance_profile"], make: () => changeProfile(ec2, prior, planned, instanceId) },
    {
      attributes: ["source_dest_check"],
      make: () => modify({ SourceDestCheck: { Value: flag(planned, "source_dest_check") ?? true } }),
    },
    {
      attributes: ["secondary_private_ips", "vpc_security_group_ids"],
      make: () => changePrimaryInterface(ec2, prior, planned, instanceId),
    },
    {
      attributes: ["instance_type"],
      make: () =>
        changeWhileStopped(ec2, instanceId, { InstanceType: { Value: text(planned, "instance_type") } }),
    },
    {
      attributes: ["user_data", "user_data_base64"],
      make: () =>
        changeWhileStopped(ec2, instanceId, {
          UserData: { Value: Buffer.from(encodedUserData(planned) ?? "", "base64") },
        }),
    },
    {
      attributes: ["disable_api_stop"],
      make: () => modify({ DisableApiStop: { Value: flag(planned, "disable_api_stop") ?? false } }),
    },
    {
      attributes: ["disable_api_termination"],
      make: () =>
        modify({ DisableApiTermination: { Value: flag(planned, "disable_api_termination") ?? false } }),
    },
    {
      attributes: ["instance_initiated_shutdown_behavior"],
      make: () =>
        modify({
          InstanceInitiatedShutdownBehavior: {
            Value: text(planned, "instance_initiated_shutdown_behavior") ?? "stop",
          },
        }),
    },
    {
      attributes: ["maintenance_options"],
      make: () =>
        modifyInstanceMaintenanceOptions(ec2, {
          InstanceId: instanceId,
          AutoRecovery: text(block(planned, "maintenance_options"), "auto_recovery") as never,
        }),
    },
    {
      attributes: ["monitoring"],
      make: () =>
        (flag(planned, "monitoring") ? monitorInstances : unmonitorInstances)(ec2, {
          InstanceIds: [instanceId],
        }),
    },
    { attributes: ["credit_specification"], make: () => changeCredits(ec2, planned, instanceId) },
    { attributes: ["metadata_options"], make: () => changeMetadataOptions(ec2, planned, instanceId) },
    {
      attributes: ["root_block_device"],
      make: () => changeRootDevice(ec2, prior, planned, config, instanceId),
    },
    { attributes: ["ebs_block_device"], make: () => changeDeviceTags(ec2, prior, planned) },
    {
      attributes: ["capacity_reservation_specification"],
      make: () =>
        modifyInstanceCapacityReservationAttributes(ec2, {
          InstanceId: instanceId,
          CapacityReservationSpecification: capacityReservationRequest(planned),
        }),
    },
    {
      attributes: ["private_dns_name_options"],
      make: () => changeDnsOptions(ec2, prior, planned, instanceId),
    },
  ];
  const isDue = (attributes: readonly string[]) =>
    attributes.includes("user_data") ? isNewUserData(prior, planned) : changed(prior, planned, ...attributes);
  for (const { attributes, make } of changes)
    if (isDue(attributes)) await step(`updating EC2 Instance (${instanceId}) ${attributes.join(", ")}`, make);
}

async function changeVolumeTags(
  ec2: Connection,
  prior: ObjectValue,
  planned: ObjectValue,
  instanceId: string,
) {
  const instance = await findInstance(ec2, instanceId);
  for (const { Ebs } of instance?.BlockDeviceMappings ?? [])
    if (Ebs?.VolumeId !== undefined)
      await updateTags(
        ec2,
        Ebs.VolumeId,
        textMap(prior, "volume_tags") ?? {},
        textMap(planned, "volume_tags") ?? {},
      );
}

async function changeProfile(ec2: Connection, _prior: ObjectValue, planned: ObjectValue, instanceId: string) {
  const name = text(planned, "iam_instance_profile");
  const { IamInstanceProfileAssociations: present = [] } = await describeIamInstanceProfileAssociations(ec2, {
    Filters: [{ Name: "instance-id", Values: [instanceId] }],
  });
  const AssociationId = present[0]?.AssociationId;
  if (name === undefined) {
    if (AssociationId !== undefined) await disassociateIamInstanceProfile(ec2, { AssociationId });
  } else if (AssociationId === undefined) {
    await associateIamInstanceProfile(ec2, { InstanceId: instanceId, IamInstanceProfile: { Name: name } });
  } else {
    await replaceIamInstanceProfileAssociation(ec2, { AssociationId, IamInstanceProfile: { Name: name } });
  }
}

/** Groups and addresses are those of the primary interface: an instance may have others. */
async function changePrimaryInterface(
  ec2: Connection,
  prior: ObjectValue,
  planned: ObjectValue,
  instanceId: string,
) {
  const instance = await findInstance(ec2, instanceId);
  const NetworkInterfaceId = instance && primaryInterface(instance)?.NetworkInterfaceId;
  const [before, after] = [prior, planned].map((state) => texts(state, "secondary_private_ips")) as [
    string[],
    string[],
  ];
  const removed = before.filter((address) => !after.includes(address));
  const added = after.filter((address) => !before.includes(address));
  if (removed.length > 0)
    await unassignPrivateIpAddresses(ec2, { NetworkInterfaceId, PrivateIpAddresses: removed });
  if (added.length > 0)
    await assignPrivateIpAddresses(ec2, { NetworkInterfaceId, PrivateIpAddresses: added });
  if (changed(prior, planned, "vpc_security_group_ids"))
    await modifyNetworkInterfaceAttribute(ec2, {
      NetworkInterfaceId,
      Groups: texts(planned, "vpc_security_group_ids"),
    });
}

async function changeCredits(ec2: Connection, planned: ObjectValue, instanceId: string) {
  const credits = text(block(planned, "credit_specification"), "cpu_credits");
  if (credits !== undefined)
    await modifyInstanceCreditSpecification(ec2, {
      InstanceCreditSpecifications: [{ InstanceId: instanceId, CpuCredits: credits }],
    });
}

async function changeMetadataOptions(ec2: Connection, planned: ObjectValue, instanceId: string) {
  const options = metadataRequest(block(planned, "metadata_options"));
  if (options === undefined) return;
  await modifyInstanceMetadataOptions(ec2, { InstanceId: instanceId, ...options });
  await waitMetadataOptionsApplied(ec2, instanceId);
}

async function changeRootDevice(
  ec2: Connection,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
  instanceId: string,
) {
  const [before, after, wish] = [prior, planned, config].map(
    (state) => block(state, "root_block_device") ?? {},
  ) as [ObjectValue, ObjectValue, ObjectValue];
  const volumeId = text(before, "volume_id") ?? "";
  const modification = modificationOf(asVolume(before), asVolume(after), asVolume(wish));
  if (modification !== undefined) {
    await step(`updating EC2 Instance (${instanceId}) volume (${volumeId})`, () =>
      modifyVolume(ec2, { VolumeId: volumeId, ...modification }),
    );
    await step(`waiting for EC2 Instance (${instanceId}) volume (${volumeId}) update`, () =>
      waitVolumeModified(ec2, volumeId),
    );
  }
  if (changed(before, after, "delete_on_termination"))
    await step(`updating EC2 Instance (${instanceId}) root block device DeleteOnTermination`, () =>
      modifyInstanceAttribute(ec2, {
        InstanceId: instanceId,
        BlockDeviceMappings: [
          {
            DeviceName: text(before, "device_name"),
            Ebs: { DeleteOnTermination: flag(after, "delete_on_termination") ?? true },
          },
        ],
      }),
    );
  await changeTagsOf(ec2, before, after);
}

/** A device's block in aws_ebs_volume's words. */
const asVolume = (device: ObjectValue): ObjectValue => ({
  size: device.volume_size ?? null,
  type: device.volume_type ?? null,
  iops: device.iops ?? null,
  throughput: device.throughput ?? null,
});

async function changeDeviceTags(ec2: Connection, prior: ObjectValue, planned: ObjectValue) {
  for (const after of blocks(planned, "ebs_block_device")) {
    const name = text(after, "device_name");
    const before = blocks(prior, "ebs_block_device").find((device) => text(device, "device_name") === name);
    if (before !== undefined) await changeTagsOf(ec2, before, after);
  }
}

async function changeTagsOf(ec2: Connection, before: ObjectValue, after: ObjectValue) {
  const volumeId = text(before, "volume_id");
  if (volumeId === undefined || !changed(before, after, "tags", "tags_all")) return;
  await step(`updating tags for volume (${volumeId})`, () =>
    updateTags(
      ec2,
      volumeId,
      textMap(before, "tags_all") ?? {},
      textMap(after, "tags_all") ?? textMap(after, "tags") ?? {},
    ),
  );
}

async function changeDnsOptions(
  ec2: Connection,
  prior: ObjectValue,
  planned: ObjectValue,
  instanceId: string,
) {
  const [before = {}, after = {}] = [prior, planned].map((state) => block(state, "private_dns_name_options"));
  const wish = <Found>(name: string, value: Found) => (changed(before, after, name) ? value : undefined);
  await modifyPrivateDnsNameOptions(ec2, {
    InstanceId: instanceId,
    EnableResourceNameDnsARecord: wish(
      "enable_resource_name_dns_a_record",
      flag(after, "enable_resource_name_dns_a_record"),
    ),
    EnableResourceNameDnsAAAARecord: wish(
      "enable_resource_name_dns_aaaa_record",
      flag(after, "enable_resource_name_dns_aaaa_record"),
    ),
    PrivateDnsHostnameType: wish("hostname_type", text(after, "hostname_type") as never),
  });
}
