import { Ec2Error } from "../errors";
import { invalidParameterValue } from "./request";

export const dhcpOptionsNotFound = (id: string) =>
  new Ec2Error("InvalidDhcpOptionID.NotFound", `The dhcpOption ID '${id}' does not exist`);
export const dhcpOptionsInUse = (id: string) =>
  new Ec2Error("DependencyViolation", `The dhcpOptions '${id}' has dependencies and cannot be deleted.`);
export const unknownDhcpOption = (name: string) =>
  invalidParameterValue(
    `Value (${name}) for parameter key is invalid. Unknown DHCP option. Expecting one of: domain-name, domain-name-servers, ntp-servers, netbios-name-servers, netbios-node-type, ipv6-address-preferred-lease-time.`,
  );
/** @param reason one sentence */
export const invalidDhcpOptionValue = (name: string, value: string, reason: string) =>
  invalidParameterValue(`Value (${value}) for parameter ${name} is invalid. ${reason}`);
export const duplicateDhcpOption = (name: string) =>
  invalidParameterValue(`Value (${name}) for parameter key is invalid. The option is given more than once.`);
