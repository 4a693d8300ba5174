import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { describeImageAttribute, modifyImageAttribute } from "../ec2/storage-calls";
import type { LaunchPermission } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { text } from "./values";

/** Arguments of which one names who may launch, and EC2's names for them. */
const holders = [
  ["account_id", "UserId"],
  ["group", "Group"],
  ["organization_arn", "OrganizationArn"],
  ["organizational_unit_arn", "OrganizationalUnitArn"],
] as const;

/** aws_ami_launch_permission: who else may launch an AMI; nothing about it changes in place. */
export const launchPermissionResource: ManagedResource<Services> = {
  type: "aws_ami_launch_permission",

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const imageId = text(planned, "image_id") ?? "";
      await step(`creating EC2 AMI Launch Permission (${idOf(planned)})`, () =>
        modifyImageAttribute(ec2, {
          ImageId: imageId,
          Attribute: "launchPermission",
          LaunchPermission: { Add: [permissionOf(planned)] },
        }),
      );
      exists({ id: idOf(planned) });
      return readPermission(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readPermission(ec2Of(prior, context), prior)),

  // Without arguments that change in place there is nothing to do but to look.
  update: (prior, planned, _config, context) =>
    reading(prior, () => readPermission(ec2Of(planned, context), planned)),

  delete: (prior, context) =>
    deleting(() =>
      step(`deleting EC2 AMI Launch Permission (${idOf(prior)})`, async () => {
        await modifyImageAttribute(ec2Of(prior, context), {
          ImageId: text(prior, "image_id"),
          Attribute: "launchPermission",
          LaunchPermission: { Remove: [permissionOf(prior)] },
        }).catch(unlessGone);
      }),
    ),

  async import(id, { services }) {
    const { id: plain, region } = splitImportId(id);
    // ARNs of organizations have slashes of their own
    const [, holder, image] = /^(.+)\/(ami-[0-9a-f]+)$/.exec(plain) ?? [];
    if (holder === undefined || image === undefined)
      return malformedImportId(id, "HOLDER/IMAGE-ID", "123456789012/ami-0123456789abcdef0");
    const argument = /^\d{12}$/.test(holder)
      ? "account_id"
      : !holder.startsWith("arn:")
        ? "group"
        : /:ou\//.test(holder)
          ? "organizational_unit_arn"
          : "organization_arn";
    const known = { image_id: image, [argument]: holder, region: region ?? services.region };
    return { state: { ...known, id: idOf(known) } };
  },
};

const idOf = (state: ObjectValue): string =>
  [text(state, "image_id"), ...holders.map(([argument]) => text(state, argument))]
    .filter((part) => part !== undefined)
    .join("-");

const permissionOf = (state: ObjectValue): LaunchPermission =>
  Object.fromEntries(
    holders.flatMap(([argument, name]) => {
      const holder = text(state, argument);
      return holder === undefined ? [] : [[name, holder]];
    }),
  );

const unlessGone = (error: unknown): void => {
  if (!isApiError(error, errorCodes.invalidAmiIdNotFound, errorCodes.invalidAmiIdUnavailable)) throw error;
};

async function readPermission(ec2: Connection, state: ObjectValue): Promise<ObjectValue | null> {
  const permissions = await step(`reading EC2 AMI Launch Permission (${idOf(state)})`, async () => {
    try {
      const ImageId = text(state, "image_id");
      return (await describeImageAttribute(ec2, { ImageId, Attribute: "launchPermission" }))
        .LaunchPermissions;
    } catch (error) {
      unlessGone(error);
      return [];
    }
  });
  const wanted = permissionOf(state);
  const isThere = permissions?.some((permission) =>
    holders.every(([, name]) => permission[name] === wanted[name]),
  );
  return isThere ? { ...state, id: idOf(state), region: ec2.region } : null;
}
