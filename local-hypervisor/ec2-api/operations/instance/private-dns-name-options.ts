import { notOfferedHere } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { oneOf, required } from "../../required";

export const modifyPrivateDnsNameOptions = operation(
  "ModifyPrivateDnsNameOptions",
  (input, { controlPlane, region }) => {
    if (input.EnableResourceNameDnsAAAARecord)
      throw notOfferedHere("EnableResourceNameDnsAAAARecord", "The subnets here have IPv4 only.");
    controlPlane.instanceAttributes.modifyPrivateDnsNameOptions(
      region,
      required(input.InstanceId, "InstanceId"),
      {
        hostnameType: oneOf(
          input.PrivateDnsHostnameType,
          ["ip-name", "resource-name"],
          "privateDnsHostnameType",
        ),
        enableResourceNameDnsARecord: input.EnableResourceNameDnsARecord,
      },
    );
    return { Return: true };
  },
);
