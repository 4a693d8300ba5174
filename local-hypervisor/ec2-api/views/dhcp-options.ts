import type { DhcpOptions } from "@aws-sdk/client-ec2";
import type { DhcpOptionsRecord } from "../../model/dhcp-options";
import { toTags } from "../tags";

/** A set of DHCP options as DescribeDhcpOptions shows it. */
export const toDhcpOptions = ({ id, options, tags }: DhcpOptionsRecord, accountId: string): DhcpOptions => ({
  DhcpOptionsId: id,
  OwnerId: accountId,
  DhcpConfigurations: Object.entries(options).map(([Key, values]) => ({
    Key,
    Values: values.map((Value) => ({ Value })),
  })),
  Tags: toTags(tags),
});
