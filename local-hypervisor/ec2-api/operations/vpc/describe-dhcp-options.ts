import { dhcpOptionsNotFound } from "../../../model/errors/vpc";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toTags } from "../../tags";
import { type Companion, companionsOf } from "./companions";

/** Domain that guests of a region get by DHCP. */
const domainName = (region: string): string =>
  region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;

const fields = (region: string, accountId: string): FilterFields<Companion> => ({
  "dhcp-options-id": ({ id }) => [id],
  key: () => ["domain-name", "domain-name-servers"],
  "owner-id": () => [accountId],
  value: () => [domainName(region), "AmazonProvidedDNS"],
});

export const describeDhcpOptions = operation(
  "DescribeDhcpOptions",
  (input, { controlPlane, region, accountId }) => {
    const options = companionsOf(controlPlane.vpcs.list(region), (vpc) => vpc.dhcpOptionsId, {
      ids: input.DhcpOptionsIds,
      notFound: dhcpOptionsNotFound,
    });
    const { items, NextToken } = paginate(
      applyFilters(options, input.Filters, fields(region, accountId)),
      input,
    );
    return {
      NextToken,
      DhcpOptions: items.map(({ id, tags }) => ({
        DhcpOptionsId: id,
        OwnerId: accountId,
        DhcpConfigurations: [
          { Key: "domain-name", Values: [{ Value: domainName(region) }] },
          { Key: "domain-name-servers", Values: [{ Value: "AmazonProvidedDNS" }] },
        ],
        Tags: toTags(tags),
      })),
    };
  },
);
