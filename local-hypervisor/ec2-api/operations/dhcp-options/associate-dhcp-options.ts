import { operation } from "../../operation";

export const associateDhcpOptions = operation("AssociateDhcpOptions", (input, { controlPlane, region }) => {
  controlPlane.dhcpOptions.associate(region, input.DhcpOptionsId ?? "", input.VpcId ?? "");
  return {};
});
