import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { toSubnet } from "../../views/subnet";
import { refuseWhatNetworksLack } from "../vpc/unsupported-network";

export const createSubnet = operation("CreateSubnet", (input, context) => {
  refuseWhatNetworksLack(input);
  const subnet = context.controlPlane.subnets.create(context.region, {
    vpcId: input.VpcId ?? "",
    cidrBlock: required(input.CidrBlock, "cidrBlock"),
    availabilityZone: input.AvailabilityZone || undefined,
    availabilityZoneId: input.AvailabilityZoneId || undefined,
    tags: tagsFor("subnet", input.TagSpecifications),
  });
  return { Subnet: toSubnet(subnet, context) };
});

export const createDefaultSubnet = operation("CreateDefaultSubnet", (input, context) => {
  refuseWhatNetworksLack(input);
  const { regions, subnets } = context.controlPlane;
  const zone =
    input.AvailabilityZone ||
    regions.zones(context.region).find(({ zoneId }) => zoneId === input.AvailabilityZoneId)?.zoneName ||
    input.AvailabilityZoneId;
  if (!zone) throw missingParameter("availabilityZone");
  return { Subnet: toSubnet(subnets.createDefault(context.region, zone), context) };
});

export const deleteSubnet = operation("DeleteSubnet", (input, { controlPlane, region }) => {
  controlPlane.subnets.delete(region, input.SubnetId ?? "");
  return {};
});
