import { findInstanceType } from "../../schemas/catalogues/instance-types";
import { describeVolumes, getPasswordData } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { readCpuCredits, readInstanceAttributes } from "../ec2/instance";
import type { Instance, Volume } from "../ec2/types";
import { findVpcs } from "../ec2/vpc";
import type { InstanceView } from "./instance-mapping";

/** Gathers what the API's several operations tell of an instance; its password only where that is asked for. */
export async function viewInstance(
  ec2: Connection,
  instance: Instance,
  { password }: { readonly password: boolean },
): Promise<InstanceView> {
  const instanceId = instance.InstanceId ?? "";
  const doing = `reading EC2 Instance (${instanceId})`;
  const burstable = findInstanceType(instance.InstanceType ?? "")?.burstable ?? false;
  const [attributes, volumes, inDefaultVpc, cpuCredits, passwordData] = await Promise.all([
    step(doing, () => readInstanceAttributes(ec2, instanceId)),
    step(`${doing}: reading block devices`, () => volumesOf(ec2, instance)),
    step(`${doing} VPC`, () => isInDefaultVpc(ec2, instance)),
    burstable ? step(`${doing} credit specification`, () => readCpuCredits(ec2, instanceId)) : undefined,
    password ? step(doing, () => passwordOf(ec2, instanceId)) : undefined,
  ]);
  return {
    instance,
    attributes,
    volumes,
    inDefaultVpc,
    ...(cpuCredits === undefined ? {} : { cpuCredits }),
    ...(passwordData === undefined ? {} : { passwordData }),
  };
}

async function volumesOf(ec2: Connection, instance: Instance): Promise<Volume[]> {
  const ids = (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
  if (ids.length === 0) return [];
  const { Volumes = [] } = await describeVolumes(ec2, { VolumeIds: ids });
  return Volumes;
}

async function isInDefaultVpc(ec2: Connection, instance: Instance): Promise<boolean> {
  if (instance.VpcId === undefined) return false;
  const [vpc] = await findVpcs(ec2, { VpcIds: [instance.VpcId] });
  return vpc?.IsDefault ?? false;
}

const passwordOf = async (ec2: Connection, instanceId: string): Promise<string> =>
  (await getPasswordData(ec2, { InstanceId: instanceId })).PasswordData?.trim() ?? "";
