/**
 * Who may import whom, as ARCHITECTURE.md tells it. The longest matching place decides; `own` places a file's folder
 * may always import from itself. Packages are npm's; Node's own modules go by `node:`.
 */
export interface ImportRule {
  /** Folder, or file, below the project's root */
  readonly place: string;
  /** Folders and files of ours that it may import besides itself */
  readonly mayImport: readonly string[];
  /** Packages that it may import; `node:*` stands for all of Node's */
  readonly packages: readonly string[];
}

export const importRules: readonly ImportRule[] = [
  { place: "schemas", mayImport: [], packages: ["ajv", "node:*"] },
  { place: "constructs", mayImport: ["schemas"], packages: ["cdktf", "constructs", "node:*"] },
  { place: "provider/protocol", mayImport: [], packages: [] },
  { place: "provider/wire", mayImport: ["provider/protocol"], packages: ["@msgpack/msgpack", "node:*"] },
  { place: "provider/framework", mayImport: ["provider/protocol", "schemas"], packages: [] },
  {
    place: "provider/ec2",
    mayImport: ["provider/protocol", "provider/framework", "schemas"],
    packages: ["@aws-sdk/client-ec2", "@aws-sdk/client-sts", "@smithy/*", "node:*"],
  },
  {
    place: "provider/resources",
    mayImport: ["provider/protocol", "provider/framework", "provider/ec2", "schemas"],
    packages: [],
  },
  {
    place: "provider/data-sources",
    mayImport: ["provider/protocol", "provider/framework", "provider/ec2", "provider/resources", "schemas"],
    packages: [],
  },
  { place: "provider", mayImport: ["provider", "schemas"], packages: ["node:*"] },
  { place: "local-hypervisor/model", mayImport: ["schemas"], packages: ["node:crypto"] },
  {
    place: "local-hypervisor/control-plane",
    mayImport: ["local-hypervisor/metadata/instance-metadata", "local-hypervisor/model", "schemas"],
    packages: ["node:crypto"],
  },
  {
    place: "local-hypervisor/store",
    mayImport: [
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/control-plane/log",
      "local-hypervisor/model",
    ],
    packages: ["libsql", "node:*"],
  },
  {
    place: "local-hypervisor/ec2-api",
    mayImport: ["local-hypervisor/control-plane", "local-hypervisor/model", "schemas"],
    packages: ["@aws-sdk/client-ec2", "@aws-sdk/client-sts", "@smithy/*", "node:*"],
  },
  {
    place: "local-hypervisor/metadata",
    mayImport: [
      "local-hypervisor/control-plane/log",
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/model/clock",
    ],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/network",
    mayImport: [
      "local-hypervisor/control-plane/network-topology",
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/control-plane/log",
      "local-hypervisor/model/clock",
      "local-hypervisor/model/network-acl",
      "local-hypervisor/model/security-group",
    ],
    packages: [],
  },
  {
    place: "local-hypervisor/network/outside",
    mayImport: [
      "local-hypervisor/network",
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/control-plane/log",
      "local-hypervisor/model/clock",
    ],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/network/host-access",
    mayImport: [
      "local-hypervisor/network",
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/control-plane/log",
      "local-hypervisor/model/clock",
    ],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/network/resolver",
    mayImport: [
      "local-hypervisor/network",
      "local-hypervisor/control-plane/network-topology",
      "local-hypervisor/control-plane/log",
      "local-hypervisor/model/clock",
    ],
    packages: ["dns-packet", "node:*"],
  },
  {
    place: "local-hypervisor/block-store",
    mayImport: ["local-hypervisor/control-plane/ports", "local-hypervisor/model/clock"],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/guest",
    mayImport: [
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/network/offload",
      "local-hypervisor/network/wire/malformed-packet-error",
    ],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/engines",
    mayImport: [
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/guest",
      "local-hypervisor/model/clock",
    ],
    packages: ["node:*"],
  },
  {
    place: "local-hypervisor/engines/v86",
    mayImport: [
      "local-hypervisor/control-plane/ports",
      "local-hypervisor/guest",
      "local-hypervisor/engines",
      "local-hypervisor/model/clock",
    ],
    packages: ["v86", "node:*"],
  },
  { place: "local-hypervisor/images", mayImport: [], packages: ["node:*"] },
  {
    place: "local-hypervisor",
    mayImport: ["local-hypervisor", "schemas"],
    packages: ["@aws-sdk/client-ec2", "commander", "node:*"],
  },
  { place: "examples", mayImport: ["constructs"], packages: ["cdktf", "constructs", "node:*"] },
];

/** Packages that exactly one file may import: everything else reaches them through it. */
export const onlyImporter: Readonly<Record<string, string>> = {
  v86: "local-hypervisor/engines/v86/",
  libsql: "local-hypervisor/store/",
  "dns-packet": "local-hypervisor/network/resolver/",
};
