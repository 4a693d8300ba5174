import { modifyInstanceAttribute, runInstances } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import { readImage } from "../ec2/image";
import {
  findInstance,
  terminateInstance,
  waitInstanceCreated,
  waitInstanceTerminated,
} from "../ec2/instance";
import type { Services } from "../ec2/services";
import { type TagMap, updateTags } from "../ec2/tags";
import type { Instance } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { wantedDeviceTags } from "./instance-block-devices";
import { launchRequest } from "./instance-launch";
import { instanceState } from "./instance-mapping";
import { planInstance } from "./instance-plan";
import { updateInstance } from "./instance-update";
import { viewInstance } from "./instance-view";
import { creating, deleting, ec2Of, importById, reading, updating } from "./life-cycle";
import { block, blocks, flag, isSet, text } from "./values";

const minuteMs = 60_000;

/** aws_instance. */
export const instanceResource: ManagedResource<Services> = {
  type: "aws_instance",
  timeoutsMs: { create: 10 * minuteMs, update: 10 * minuteMs, delete: 20 * minuteMs },

  plan: planInstance,

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const imageId = text(planned, "ami");
      // Only a changed root volume needs the name of the image's root device.
      const needsImage = imageId !== undefined && block(planned, "root_block_device") !== undefined;
      const image = needsImage
        ? await step("collecting instance settings", () => readImage(ec2, imageId))
        : undefined;
      const { Instances = [] } = await step("creating EC2 Instance", () =>
        runInstances(ec2, launchRequest(planned, image, context.services.clientToken())),
      );
      const instanceId = Instances[0]?.InstanceId ?? "";
      exists({ id: instanceId });
      const instance = await step(`waiting for EC2 Instance (${instanceId}) create`, () =>
        waitInstanceCreated(ec2, instanceId),
      );
      if (instance !== undefined) await tagDevices(ec2, planned, instance, context.services.defaultTags);
      // RunInstances cannot ask for it.
      if (flag(planned, "source_dest_check") === false)
        await step(`updating EC2 Instance (${instanceId}) source_dest_check`, () =>
          modifyInstanceAttribute(ec2, { InstanceId: instanceId, SourceDestCheck: { Value: false } }),
        );
      return readInstance(ec2, planned, instanceId, context.services.defaultTags);
    }),

  read: (prior, context) =>
    reading(prior, () =>
      readInstance(ec2Of(prior, context), prior, text(prior, "id") ?? "", context.services.defaultTags),
    ),

  update(prior, planned, config, context) {
    const ec2 = ec2Of(planned, context);
    return updating(
      prior,
      () => updateInstance(ec2, prior, planned, config),
      () => readInstance(ec2, planned, text(prior, "id") ?? "", context.services.defaultTags),
    );
  },

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const instanceId = text(prior, "id") ?? "";
    return deleting(async () => {
      if (flag(prior, "force_destroy"))
        for (const protection of [
          { DisableApiTermination: { Value: false } },
          { DisableApiStop: { Value: false } },
        ])
          await step(`updating EC2 Instance (${instanceId})`, () =>
            modifyInstanceAttribute(ec2, { InstanceId: instanceId, ...protection }).catch(unlessGone),
          );
      await step(`terminating EC2 Instance (${instanceId})`, () => terminateInstance(ec2, instanceId));
      await step(`waiting for EC2 Instance (${instanceId}) delete`, () =>
        waitInstanceTerminated(ec2, instanceId),
      );
    });
  },

  import: importById,
};

const unlessGone = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidInstanceIdNotFound)) throw error;
};

/** Tags of single volumes: a launch can only tag all of them alike. */
async function tagDevices(
  ec2: Connection,
  planned: ObjectValue,
  instance: Instance,
  defaultTags: TagMap,
): Promise<void> {
  if (isSet(planned, "volume_tags")) return;
  const mappings = instance.BlockDeviceMappings ?? [];
  const volumeOf = (deviceName: string | undefined) =>
    mappings.find(({ DeviceName }) => DeviceName === deviceName)?.Ebs?.VolumeId;
  const wanted: [string | undefined, ObjectValue][] = [
    ...blocks(planned, "root_block_device").map((device): [string | undefined, ObjectValue] => [
      volumeOf(instance.RootDeviceName),
      device,
    ]),
    ...blocks(planned, "ebs_block_device").map((device): [string | undefined, ObjectValue] => [
      volumeOf(text(device, "device_name")),
      device,
    ]),
  ];
  for (const [volumeId, device] of wanted) {
    if (volumeId === undefined) continue;
    await step(`creating tags for EBS Volume (${volumeId})`, () =>
      updateTags(ec2, volumeId, {}, wantedDeviceTags(device, defaultTags)),
    );
  }
}

async function readInstance(
  ec2: Connection,
  prior: ObjectValue,
  instanceId: string,
  defaultTags: TagMap,
): Promise<ObjectValue | null> {
  const instance = await step(`reading EC2 Instance (${instanceId})`, () => findInstance(ec2, instanceId));
  if (instance === undefined) return null;
  const view = await viewInstance(ec2, instance, { password: flag(prior, "get_password_data") ?? false });
  return instanceState(ec2, prior, view, defaultTags);
}
