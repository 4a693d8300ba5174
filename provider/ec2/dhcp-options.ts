import type { DhcpOptions } from "@aws-sdk/client-ec2";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { associateDhcpOptions, deleteDhcpOptions, describeDhcpOptions } from "./network-calls";
import { allPages } from "./pages";
import { findVpcs } from "./vpc";

/** Stands for no DHCP options in EC2's API */
export const noDhcpOptions = "default";

const gone = [errorCodes.invalidDhcpOptionIdNotFound, errorCodes.invalidDhcpOptionsIdNotFound];

type OptionsQuery = Parameters<typeof describeDhcpOptions>[1];

export const findDhcpOptionsSets = (ec2: Connection, query: OptionsQuery): Promise<DhcpOptions[]> =>
  allPages(
    (page) => describeDhcpOptions(ec2, { ...query, ...page }),
    ({ DhcpOptions }) => DhcpOptions,
  );

/** DHCP options; undefined when there are none of that id. */
export async function findDhcpOptions(ec2: Connection, id: string): Promise<DhcpOptions | undefined> {
  try {
    return (await findDhcpOptionsSets(ec2, { DhcpOptionsIds: [id] })).find(
      ({ DhcpOptionsId }) => DhcpOptionsId === id,
    );
  } catch (error) {
    if (isApiError(error, ...gone)) return undefined;
    throw error;
  }
}

/** Takes the options of a VPC away; that the VPC is gone is fine. */
export async function disassociateDhcpOptions(ec2: Connection, vpcId: string): Promise<void> {
  try {
    await associateDhcpOptions(ec2, { DhcpOptionsId: noDhcpOptions, VpcId: vpcId });
  } catch (error) {
    if (!isApiError(error, errorCodes.invalidVpcIdNotFound)) throw error;
  }
}

/** Takes options from all VPCs that have them, and deletes them. */
export async function deleteDhcpOptionsEverywhere(ec2: Connection, id: string): Promise<void> {
  const vpcs = await findVpcs(ec2, { Filters: [{ Name: "dhcp-options-id", Values: [id] }] });
  for (const { VpcId = "" } of vpcs) await disassociateDhcpOptions(ec2, VpcId);
  await deleteWhenUnused(ec2, () => deleteDhcpOptions(ec2, { DhcpOptionsId: id }), { gone });
}
