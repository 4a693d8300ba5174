import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import { below, blocks, exactlyOneOf, type Rule, tags, text } from "./arguments";

/** Where a route of a main table may go, by Terraform's names. */
const mainTargets = [
  "gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "core_network_arn",
  "egress_only_gateway_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];

/** Where any other may go. */
const targets = [...mainTargets, "carrier_gateway_id", "local_gateway_id"];

const destinations = ["cidr_block", "ipv6_cidr_block", "destination_prefix_list_id"];

const routeDestinations = [
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
  "destination_prefix_list_id",
];

const ends = (
  value: KnownObject,
  isUnset: (name: string) => boolean,
  destinationNames: readonly string[],
  targetNames: readonly string[],
): Problem[] => [
  ...exactlyOneOf(value, isUnset, destinationNames),
  ...exactlyOneOf(value, isUnset, targetNames),
];

export const route: Rule = (value, isUnset) => ends(value, isUnset, routeDestinations, targets);

/** Routes in a table's own list: each with one end, no two for one destination. */
const tableRule =
  (names: readonly string[]): Rule =>
  (value, isUnset) => {
    const routes = blocks(value.route);
    const written = routes.map((each) => destinations.map((name) => text(each[name])).find(Boolean));
    return [
      ...routes.flatMap((each, index) => {
        // An element that is known later is empty, and nothing in it is unset
        const problems = ends(each, (name) => isUnset("route", index, name), destinations, names);
        return below(problems, "route", index);
      }),
      ...written.flatMap((destination, index) =>
        destination === undefined || written.indexOf(destination) === index
          ? []
          : repeated(destination, index),
      ),
      ...tags(value),
    ];
  };

export const routeTable = tableRule(targets);
export const defaultRouteTable = tableRule(mainTargets);

function repeated(destination: string, index: number): Problem[] {
  return [
    {
      code: "RouteAlreadyExists",
      message: `The route identified by ${destination} already exists`,
      path: ["route", index],
      fix: "A route table has one route for each destination: keep one of them.",
    },
  ];
}

export const routeTableAssociation: Rule = (value, isUnset) =>
  exactlyOneOf(value, isUnset, ["subnet_id", "gateway_id"]);
