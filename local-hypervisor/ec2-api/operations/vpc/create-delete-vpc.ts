import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { toVpc } from "../../views/vpc";
import { refuseWhatNetworksLack } from "./unsupported-network";

export const createVpc = operation("CreateVpc", (input, { controlPlane, region, accountId }) => {
  refuseWhatNetworksLack(input);
  const vpc = controlPlane.vpcs.create(region, {
    cidrBlock: required(input.CidrBlock, "cidrBlock"),
    instanceTenancy: input.InstanceTenancy,
    tags: tagsFor("vpc", input.TagSpecifications),
  });
  return { Vpc: toVpc(vpc, accountId) };
});

export const createDefaultVpc = operation(
  "CreateDefaultVpc",
  (_input, { controlPlane, region, accountId }) => ({
    Vpc: toVpc(controlPlane.vpcs.createDefault(region), accountId),
  }),
);

export const deleteVpc = operation("DeleteVpc", (input, { controlPlane, region }) => {
  controlPlane.vpcs.delete(region, input.VpcId ?? "");
  return {};
});
