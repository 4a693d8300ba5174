import { permissionNotFound } from "../../../model/errors/network-interface";
import { idsWithMaxResults } from "../../../model/errors/request";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { describeInterfaces, toNetworkInterface } from "../../views/network-interface";
import { networkInterfaceFields } from "./filter-fields";

export const describeNetworkInterfaces = operation(
  "DescribeNetworkInterfaces",
  (input, { controlPlane, region }) => {
    const ids = input.NetworkInterfaceIds ?? [];
    if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("networkInterfaceIdSet");
    const { networkInterfaces } = controlPlane;
    const named =
      ids.length > 0
        ? [...new Set(ids)].map((id) => networkInterfaces.require(region, id))
        : networkInterfaces.list(region);
    const described = describeInterfaces(controlPlane, region, named);
    const { items, NextToken } = paginate(
      applyFilters(described, input.Filters, networkInterfaceFields),
      input,
      { key: ({ record }) => record.id },
    );
    return { NextToken, NetworkInterfaces: items.map(toNetworkInterface) };
  },
);

/** None of them: permissions let other accounts use an interface, and there is one account. */
const permissionFields: FilterFields<{ readonly id: string }> = {
  "network-interface-permission.aws-account-id": () => [],
  "network-interface-permission.aws-service": () => [],
  "network-interface-permission.network-interface-id": () => [],
  "network-interface-permission.network-interface-permission-id": () => [],
  "network-interface-permission.permission": () => [],
};

export const describeNetworkInterfacePermissions = operation(
  "DescribeNetworkInterfacePermissions",
  (input) => {
    const [first] = input.NetworkInterfacePermissionIds ?? [];
    if (first !== undefined) throw permissionNotFound(first);
    const { items, NextToken } = paginate(applyFilters([], input.Filters, permissionFields), input, {
      maximum: 255,
    });
    return { NetworkInterfacePermissions: items, NextToken };
  },
);
