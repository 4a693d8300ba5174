import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import {
  disableEbsEncryptionByDefault,
  enableEbsEncryptionByDefault,
  getEbsEncryptionByDefault,
} from "../ec2/storage-calls";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId, updating } from "./life-cycle";
import { flag } from "./values";

/** aws_ebs_encryption_by_default: a setting of the region, off again when it is destroyed. */
export const encryptionByDefaultResource: ManagedResource<Services> = {
  type: "aws_ebs_encryption_by_default",

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async () => {
      const ec2 = ec2Of(planned, context);
      await setDefault(ec2, flag(planned, "enabled") ?? true);
      return readDefault(ec2);
    }),

  read: (prior, context) => reading(prior, () => readDefault(ec2Of(prior, context))),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    return updating(
      prior,
      () => setDefault(ec2, flag(planned, "enabled") ?? true),
      () => readDefault(ec2),
    );
  },

  delete: (prior, context) => deleting(() => setDefault(ec2Of(prior, context), false)),

  // There is one in a region, whatever it is called.
  import: async (id, { services }) => {
    const region = splitImportId(id).region ?? services.region;
    return { state: { id: region, region } };
  },
};

const setDefault = (ec2: Connection, enabled: boolean): Promise<void> =>
  step(`${enabled ? "enabling" : "disabling"} EBS encryption by default (${ec2.region})`, async () => {
    await (enabled ? enableEbsEncryptionByDefault : disableEbsEncryptionByDefault)(ec2, {});
  });

async function readDefault(ec2: Connection): Promise<ObjectValue> {
  const { EbsEncryptionByDefault: enabled } = await step(
    `reading EBS encryption by default (${ec2.region})`,
    () => getEbsEncryptionByDefault(ec2, {}),
  );
  return { id: ec2.region, region: ec2.region, enabled: enabled ?? false };
}
