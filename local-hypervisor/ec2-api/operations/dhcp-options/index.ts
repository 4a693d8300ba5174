import type { Operation } from "../../operation";
import { associateDhcpOptions } from "./associate-dhcp-options";
import { createDhcpOptions, deleteDhcpOptions } from "./create-delete-dhcp-options";
import { describeDhcpOptions } from "./describe-dhcp-options";

export const dhcpOptionsOperations: readonly Operation[] = [
  createDhcpOptions,
  deleteDhcpOptions,
  associateDhcpOptions,
  describeDhcpOptions,
];
