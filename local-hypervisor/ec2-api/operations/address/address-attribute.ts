import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { oneOf, required } from "../../required";
import { toAddressAttribute } from "../../views/address";

export const describeAddressesAttribute = operation(
  "DescribeAddressesAttribute",
  (input, { controlPlane, region }) => {
    const { addresses } = controlPlane;
    oneOf(input.Attribute, ["domain-name"], "attribute");
    const named = input.AllocationIds?.length
      ? input.AllocationIds.map((id) => addresses.require(region, id))
      : addresses.list(region);
    const { items, NextToken } = paginate(named, input, { minimum: 1 });
    return { NextToken, Addresses: items.map(toAddressAttribute) };
  },
);

export const modifyAddressAttribute = operation(
  "ModifyAddressAttribute",
  (input, { controlPlane, region }) => {
    const address = controlPlane.addresses.setDomainName(
      region,
      required(input.AllocationId, "allocationId"),
      required(input.DomainName, "domainName"),
    );
    return { Address: toAddressAttribute(address) };
  },
);

export const resetAddressAttribute = operation("ResetAddressAttribute", (input, { controlPlane, region }) => {
  required(oneOf(input.Attribute, ["domain-name"], "attribute"), "attribute");
  const id = required(input.AllocationId, "allocationId");
  return { Address: toAddressAttribute(controlPlane.addresses.setDomainName(region, id, undefined)) };
});
