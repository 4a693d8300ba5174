import { type Directory, directoryIfAny, isDirectory, type TreeNode } from "./node";

/**
 * Version in which a category came, where that is not the first one (EC2's User Guide, "Instance metadata categories").
 * `*` stands for one name; what is below a category came with it unless it is named itself.
 */
const introducedIn: Readonly<Record<string, string>> = {
  dynamic: "2009-04-04",
  "dynamic/instance-identity/rsa2048": "2014-11-05",
  "meta-data/block-device-mapping": "2007-12-15",
  "meta-data/events": "2018-08-17",
  "meta-data/instance-action": "2008-09-01",
  "meta-data/instance-life-cycle": "2019-10-01",
  "meta-data/instance-type": "2007-08-29",
  "meta-data/kernel-id": "2008-02-01",
  "meta-data/local-hostname": "2007-01-19",
  "meta-data/mac": "2011-01-01",
  "meta-data/network": "2011-01-01",
  "meta-data/network/interfaces/macs/*/network-card": "2020-10-27",
  "meta-data/network/interfaces/macs/*/network-card-index": "2020-10-27",
  "meta-data/network/interfaces/macs/*/vpc-ipv4-cidr-blocks": "2016-06-30",
  "meta-data/placement": "2008-02-01",
  "meta-data/placement/availability-zone-id": "2019-10-01",
  "meta-data/placement/group-name": "2020-10-27",
  "meta-data/placement/host-id": "2020-10-27",
  "meta-data/placement/partition-number": "2020-10-27",
  "meta-data/placement/region": "2019-10-01",
  "meta-data/product-codes": "2007-03-01",
  "meta-data/public-hostname": "2007-01-19",
  "meta-data/public-ipv4": "2007-01-19",
  "meta-data/ramdisk-id": "2007-10-10",
  "meta-data/services": "2014-02-25",
  "meta-data/services/partition": "2015-10-20",
  "meta-data/tags": "2021-03-23",
};

/** A tree as a version of the metadata shows it: without what came later. Versions sort as texts, `latest` last. */
export function asOf(tree: Directory, version: string): Directory {
  const keep = (node: TreeNode | undefined, path: readonly string[]): TreeNode | undefined => {
    if (node === undefined || cameLater(path)) return undefined;
    if (!isDirectory(node)) return node;
    const entries = Object.entries(node.children);
    const children = directoryIfAny(
      Object.fromEntries(entries.map(([name, child]) => [name, keep(child, [...path, name])])),
    );
    return children && { ...node, ...children };
  };
  const cameLater = (path: readonly string[]): boolean => {
    const name = path.join("/");
    const since = Object.hasOwn(introducedIn, name) ? introducedIn[name] : introducedIn[wildcard(path)];
    return since !== undefined && since > version;
  };
  return (keep(tree, []) as Directory | undefined) ?? { children: {} };
}

/** The path with `*` for the address of an interface. */
const wildcard = (path: readonly string[]): string =>
  path.map((name, place) => (place === 4 && path[3] === "macs" ? "*" : name)).join("/");
