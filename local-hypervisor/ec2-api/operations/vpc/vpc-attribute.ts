import { missingParameter } from "../../../model/errors/request";
import { oneVpcAttributeOnly, unknownVpcAttribute } from "../../../model/errors/vpc";
import { operation } from "../../operation";

export const describeVpcAttribute = operation("DescribeVpcAttribute", (input, { controlPlane, region }) => {
  const vpc = controlPlane.vpcs.require(region, input.VpcId ?? "");
  switch (input.Attribute) {
    case "enableDnsSupport":
      return { VpcId: vpc.id, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
    case "enableDnsHostnames":
      return { VpcId: vpc.id, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
    case "enableNetworkAddressUsageMetrics":
      return {
        VpcId: vpc.id,
        EnableNetworkAddressUsageMetrics: { Value: vpc.enableNetworkAddressUsageMetrics },
      };
    default:
      throw unknownVpcAttribute(String(input.Attribute));
  }
});

export const modifyVpcAttribute = operation("ModifyVpcAttribute", (input, { controlPlane, region }) => {
  const given = Object.entries({
    enableDnsSupport: input.EnableDnsSupport?.Value,
    enableDnsHostnames: input.EnableDnsHostnames?.Value,
    enableNetworkAddressUsageMetrics: input.EnableNetworkAddressUsageMetrics?.Value,
  }).filter(([, value]) => value !== undefined);
  controlPlane.vpcs.require(region, input.VpcId ?? "");
  if (given.length === 0) throw missingParameter("enableDnsSupport, enableDnsHostnames or another attribute");
  if (given.length > 1) throw oneVpcAttributeOnly();
  controlPlane.vpcs.modify(region, input.VpcId ?? "", Object.fromEntries(given));
  return {};
});

export const modifyVpcTenancy = operation("ModifyVpcTenancy", (input, { controlPlane, region }) => {
  controlPlane.vpcs.modifyTenancy(region, input.VpcId ?? "", String(input.InstanceTenancy));
  return { ReturnValue: true };
});
