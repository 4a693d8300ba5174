import { invalidParameterValue } from "../../../model/errors/request";
import { operation } from "../../operation";

export const describeVpcAttribute = operation("DescribeVpcAttribute", (input, { controlPlane, region }) => {
  const vpc = controlPlane.vpcs.require(region, input.VpcId ?? "");
  switch (input.Attribute) {
    case "enableDnsSupport":
      return { VpcId: vpc.id, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
    case "enableDnsHostnames":
      return { VpcId: vpc.id, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
    case "enableNetworkAddressUsageMetrics":
      return { VpcId: vpc.id, EnableNetworkAddressUsageMetrics: { Value: false } };
    default:
      throw invalidParameterValue(
        `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
  }
});
