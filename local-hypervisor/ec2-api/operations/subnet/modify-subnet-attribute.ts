import type { SubnetChange } from "../../../control-plane/subnet";
import { notOfferedHere } from "../../../model/errors/instance";
import { missingParameter } from "../../../model/errors/request";
import { oneSubnetAttributeOnly } from "../../../model/errors/subnet";
import { type InputOf, operation } from "../../operation";
import { oneOf } from "../../required";

type Input = InputOf<"ModifySubnetAttribute">;

/** Attributes that only IPv6, outposts and local zones give a meaning to; they may be switched off, as they are. */
const switchedOff = [
  "AssignIpv6AddressOnCreation",
  "EnableDns64",
  "EnableResourceNameDnsAAAARecordOnLaunch",
  "MapCustomerOwnedIpOnLaunch",
  "DisableLniAtDeviceIndex",
] as const;

export const modifySubnetAttribute = operation("ModifySubnetAttribute", (input, { controlPlane, region }) => {
  const { SubnetId = "", ...attributes } = input;
  const { id } = controlPlane.subnets.require(region, SubnetId);
  const given = Object.keys(attributes).filter(
    (name) => attributes[name as keyof typeof attributes] !== undefined,
  );
  if (given.length === 0) throw missingParameter("mapPublicIpOnLaunch or another attribute");
  if (given.length > 1) throw oneSubnetAttributeOnly();
  controlPlane.subnets.modify(region, id, changeOf(input));
  return {};
});

function changeOf(input: Input): SubnetChange {
  for (const name of switchedOff)
    if (input[name]?.Value) throw notOfferedHere(name, "Subnets here have IPv4 alone: leave it off.");
  if (input.CustomerOwnedIpv4Pool) throw notOfferedHere("CustomerOwnedIpv4Pool", "Leave it out.");
  if (input.EnableLniAtDeviceIndex !== undefined)
    throw notOfferedHere("EnableLniAtDeviceIndex", "There are no local network interfaces here.");
  const mapPublicIpOnLaunch = input.MapPublicIpOnLaunch?.Value;
  const enableResourceNameDnsARecord = input.EnableResourceNameDnsARecordOnLaunch?.Value;
  const privateDnsHostnameType = oneOf(
    input.PrivateDnsHostnameTypeOnLaunch,
    ["ip-name", "resource-name"],
    "privateDnsHostnameTypeOnLaunch",
  );
  return {
    ...(mapPublicIpOnLaunch !== undefined && { mapPublicIpOnLaunch }),
    ...(enableResourceNameDnsARecord !== undefined && { enableResourceNameDnsARecord }),
    ...(privateDnsHostnameType !== undefined && { privateDnsHostnameType }),
  };
}
