import { invalidParameterValue } from "../../../model/errors/request";
import { type OperationContext, operation } from "../../operation";

/** Attributes of an account, with the quotas that a new one has. */
const attributes = ({ controlPlane, region }: OperationContext): Readonly<Record<string, string>> => ({
  "supported-platforms": "VPC",
  "default-vpc": controlPlane.vpcs.findDefault(region)?.id ?? "none",
  "max-instances": "20",
  "max-elastic-ips": "5",
  "vpc-max-elastic-ips": "5",
  "vpc-max-security-groups-per-interface": "5",
});

export const describeAccountAttributes = operation("DescribeAccountAttributes", (input, context) => {
  const all = attributes(context);
  const names = input.AttributeNames?.length ? input.AttributeNames : Object.keys(all);
  return {
    AccountAttributes: names.map((name) => {
      if (!Object.hasOwn(all, name)) {
        throw invalidParameterValue(
          `Value (${name}) for parameter attributeName is invalid. Unknown attribute.`,
        );
      }
      return { AttributeName: name, AttributeValues: [{ AttributeValue: all[name] }] };
    }),
  };
});
