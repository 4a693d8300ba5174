import type { Architecture, VirtualizationType } from "./images";
import { type CellKind, columns } from "./instance-type-columns";
import { instanceTypesTable } from "./instance-types-table";

type Support = "required" | "supported" | "unsupported";

/** A GPU, FPGA or other accelerator of an instance type. */
export interface Accelerator {
  readonly name: string;
  /** Manufacturer */
  readonly maker?: string;
  readonly count: number;
  /** Shares of a device, where the type has less than a whole one */
  readonly logicalCount?: number;
  /** Memory of one device, MiB */
  readonly memMiB?: number;
}

/** What AWS's DescribeInstanceTypes says of a type; absent where AWS says nothing. */
export interface InstanceType {
  /** Such as `t3.micro` */
  readonly name: string;
  /** What stands before the dot: `t3` */
  readonly family: string;
  readonly vcpus: number;
  readonly cores: number;
  readonly threadsPerCore: number;
  readonly memoryMib: number;
  readonly processorManufacturer: string;
  /** Sustained clock speed, GHz */
  readonly clockSpeedGhz?: number;
  /** Null for bare metal. An instance reports `xen` on both */
  readonly hypervisor: "xen" | "nitro" | null;
  readonly bareMetal: boolean;
  readonly virtualizationTypes: readonly VirtualizationType[];
  readonly architectures: readonly Architecture[];
  readonly bootModes: readonly ("legacy-bios" | "uefi")[];
  readonly rootDeviceTypes: readonly ("ebs" | "instance-store")[];
  /** Elastic Network Adapter */
  readonly enaSupport: Support;
  /** EBS volumes as NVMe devices */
  readonly nvmeSupport: Support;
  /** Elastic Fabric Adapter */
  readonly efaSupported: boolean;
  /** AWS's words, such as `Up to 5 Gigabit` */
  readonly networkPerformance: string;
  readonly networkCards: number;
  readonly maximumNetworkInterfaces: number;
  readonly ipv4AddressesPerInterface: number;
  readonly ipv6AddressesPerInterface: number;
  readonly ebsOptimizedSupport: "default" | "supported" | "unsupported";
  readonly ebsBaselineBandwidthMbps?: number;
  readonly ebsMaximumBandwidthMbps?: number;
  readonly ebsMaximumIops?: number;
  readonly maximumEbsVolumes: number;
  /** `shared`: volumes, network interfaces and NVMe instance store draw on one limit */
  readonly ebsAttachmentLimitType: "shared" | "dedicated";
  /** Zero without instance store */
  readonly instanceStorageGb: number;
  readonly instanceStorageDisks?: readonly {
    readonly count: number;
    readonly sizeGB: number;
    readonly type: "hdd" | "ssd";
  }[];
  readonly instanceStorageNvmeSupport?: Support;
  readonly gpus?: readonly Accelerator[];
  readonly fpgas?: readonly Accelerator[];
  readonly neuronDevices?: readonly Accelerator[];
  readonly inferenceAccelerators?: readonly Accelerator[];
  readonly mediaAccelerators?: readonly Accelerator[];
  readonly currentGeneration: boolean;
  readonly burstable: boolean;
  readonly freeTierEligible: boolean;
  readonly placementStrategies: readonly ("cluster" | "partition" | "spread")[];
  readonly usageClasses: readonly ("on-demand" | "spot" | "capacity-block")[];
  readonly hibernationSupported: boolean;
  readonly dedicatedHostsSupported: boolean;
  readonly autoRecoverySupported: boolean;
  readonly nitroTpmSupported: boolean;
  readonly nitroEnclavesSupported: boolean;
  /** Linux, on demand, us-east-1; absent where no price is known */
  readonly usdPerHourUsEast1?: number;
}

/** A type's own cells, and those of its family, which hold where its own are empty. */
interface Row {
  readonly own: string;
  readonly family: string;
}

/** Split at the first question, so that importing costs nothing. */
let rows: ReadonlyMap<string, Row> | undefined;
let usual: readonly string[] = [];
const parsed = new Map<string, InstanceType>();

function readTable(): ReadonlyMap<string, Row> {
  if (rows) return rows;
  const [first = "", ...lines] = instanceTypesTable.trim().split("\n");
  const filled = new Map<string, Row>();
  let family = "";
  for (const line of lines) {
    const end = line.indexOf(";");
    if (line.startsWith(" "))
      filled.set(`${family.slice(0, family.indexOf(";"))}.${line.slice(1, end)}`, { own: line, family });
    else family = line;
  }
  usual = first.split(";");
  rows = filled;
  return filled;
}

function read(text: string, kind: CellKind): unknown {
  if (kind === "text") return text;
  if (kind === "list") return text.split(",");
  if (kind === "textOrNull") return text === "null" ? null : text;
  return JSON.parse(text);
}

function parse(name: string, row: Row): InstanceType {
  const type: Record<string, unknown> = { name, family: name.slice(0, name.indexOf(".")) };
  const own = row.own.split(";");
  const family = row.family.split(";");
  columns.forEach(({ property, kind }, index) => {
    // The first cell of both is the name
    const text = own[index + 1] || family[index + 1] || usual[index] || "";
    if (text !== "" && text !== "-") type[property] = read(text, kind);
  });
  return Object.freeze(type) as unknown as InstanceType;
}

/** An instance type of AWS by its name, or nothing when AWS has no such type. */
export function findInstanceType(name: string): InstanceType | undefined {
  const known = parsed.get(name);
  if (known) return known;
  const row = readTable().get(name);
  if (row === undefined) return undefined;
  const type = parse(name, row);
  parsed.set(name, type);
  return type;
}

/** Names of all instance types, sorted. */
export const instanceTypeNames = (): readonly string[] => [...readTable().keys()];

/** All instance types, sorted by name; each is read from the catalogue once. */
export const instanceTypes = (): readonly InstanceType[] =>
  instanceTypeNames().map((name) => findInstanceType(name) as InstanceType);
