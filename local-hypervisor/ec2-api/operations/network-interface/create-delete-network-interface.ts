import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { notOfferedHere } from "../../../model/errors/instance";
import { type InputOf, operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { describeInterfaces, toNetworkInterface } from "../../views/network-interface";
import { toPrivateAddresses } from "./private-addresses";

export const createNetworkInterface = operation(
  "CreateNetworkInterface",
  (input, { controlPlane, region }) => {
    refuseUnsupported(input);
    const record = controlPlane.networkInterfaces.create(region, {
      subnetId: required(input.SubnetId, "subnetId"),
      groupIds: input.Groups,
      description: input.Description,
      ...toPrivateAddresses(input),
      tags: tagsFor("network-interface", input.TagSpecifications),
    });
    const [described] = describeInterfaces(controlPlane, region, [record]);
    return {
      ClientToken: input.ClientToken,
      NetworkInterface: described && {
        ...toNetworkInterface(described),
        // EC2 answers so at first; the SDK's enumeration lacks the word
        Status: "pending" as NetworkInterface["Status"],
      },
    };
  },
);

export const deleteNetworkInterface = operation(
  "DeleteNetworkInterface",
  (input, { controlPlane, region }) => {
    controlPlane.networkInterfaces.delete(region, required(input.NetworkInterfaceId, "networkInterfaceId"));
    return {};
  },
);

function refuseUnsupported(input: InputOf<"CreateNetworkInterface">): void {
  const type: string = input.InterfaceType ?? "interface";
  if (type !== "interface")
    throw notOfferedHere("InterfaceType", "Leave it out: interfaces are ordinary here.");
  if (
    input.Ipv6AddressCount ||
    input.Ipv6Addresses?.length ||
    input.Ipv6PrefixCount ||
    input.Ipv6Prefixes?.length ||
    input.EnablePrimaryIpv6
  )
    throw notOfferedHere("Ipv6Addresses", "The subnets here have IPv4 only.");
  if (input.Ipv4PrefixCount || input.Ipv4Prefixes?.length)
    throw notOfferedHere("Ipv4Prefixes", "Assign single addresses.");
  if (input.ConnectionTrackingSpecification)
    throw notOfferedHere("ConnectionTrackingSpecification", "Leave it out: EC2's defaults hold.");
  if (input.Operator) throw notOfferedHere("Operator", "Leave it out.");
}
