import type { Connection } from "../ec2/connection";
import { disassociateDhcpOptions, noDhcpOptions } from "../ec2/dhcp-options";
import { attempt, step } from "../ec2/diagnostics";
import { associateDhcpOptions } from "../ec2/network-calls";
import type { Services } from "../ec2/services";
import { findVpc } from "../ec2/vpc";
import type { ManagedResource, ObjectValue, StateResult } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";
import { Unknown } from "../protocol/unknown";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { changed, text } from "./values";

/** aws_vpc_dhcp_options_association: the options of a VPC; destroying leaves it without. */
export const dhcpOptionsAssociationResource: ManagedResource<Services> = {
  type: "aws_vpc_dhcp_options_association",

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null && changed(prior, planned, "dhcp_options_id")) planned.id = Unknown.value;
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) => creating(planned, () => associate(ec2Of(planned, context), planned)),

  read: (prior, context) => reading(prior, () => readAssociation(ec2Of(prior, context), prior)),

  update: (prior, planned, _config, context) =>
    reading(prior, () => associate(ec2Of(planned, context), planned)),

  delete(prior, context) {
    const { optionsId, vpcId } = keyOf(prior);
    return deleting(async () => {
      if (optionsId === noDhcpOptions) return;
      await step(`disassociating EC2 DHCP Options Set (${optionsId}) from VPC (${vpcId})`, () =>
        disassociateDhcpOptions(ec2Of(prior, context), vpcId),
      );
    });
  },

  /** By the id of the VPC, which has one set of options. */
  async import(id, { services, signal }) {
    const { id: vpcId, region = services.region } = splitImportId(id);
    return attempt<StateResult>(
      async () => {
        const vpc = await step(`reading EC2 VPC (${vpcId})`, () =>
          findVpc(services.ec2(region, signal), vpcId),
        );
        if (vpc !== undefined) {
          const optionsId = vpc.DhcpOptionsId ?? noDhcpOptions;
          return {
            state: { id: idOf(optionsId, vpcId), region, dhcp_options_id: optionsId, vpc_id: vpcId },
          };
        }
        return {
          state: null,
          diagnostics: [
            errorDiagnostic(
              `There is no VPC ${vpcId}`,
              "aws_vpc_dhcp_options_association is imported by the id of its VPC, such as vpc-0123456789abcdef0.",
            ),
          ],
        };
      },
      (problem) => ({ state: null, diagnostics: [problem] }),
    );
  },
};

const keyOf = (state: ObjectValue) => ({
  optionsId: text(state, "dhcp_options_id") ?? "",
  vpcId: text(state, "vpc_id") ?? "",
});

const idOf = (optionsId: string, vpcId: string): string => `${optionsId}-${vpcId}`;

async function associate(ec2: Connection, planned: ObjectValue): Promise<ObjectValue | null> {
  const { optionsId, vpcId } = keyOf(planned);
  await step(`creating EC2 VPC DHCP Options Set Association (${idOf(optionsId, vpcId)})`, () =>
    associateDhcpOptions(ec2, { DhcpOptionsId: optionsId, VpcId: vpcId }),
  );
  return readAssociation(ec2, planned);
}

/** Gone as soon as the VPC has other options: to have them back is a new association. */
async function readAssociation(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const { optionsId, vpcId } = keyOf(prior);
  const id = idOf(optionsId, vpcId);
  const vpc = await step(`reading EC2 VPC DHCP Options Set Association (${id})`, () => findVpc(ec2, vpcId));
  if (vpc?.DhcpOptionsId !== optionsId) return null;
  return { id, region: ec2.region, dhcp_options_id: optionsId, vpc_id: vpcId };
}
