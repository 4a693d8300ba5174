/** A region and its availability zones. */
export interface Region {
  /** Such as `eu-west-1` */
  readonly name: string;
  /** Place, as AWS writes it: `Europe (Ireland)` */
  readonly description: string;
  /** False where an account has to opt in first */
  readonly enabledByDefault: boolean;
  readonly availabilityZones: readonly AvailabilityZone[];
}

export interface AvailabilityZone {
  /** Such as `eu-west-1a` */
  readonly zoneName: string;
  /** The same place for every account, such as `euw1-az3` */
  readonly zoneId: string;
}

/** Zone letters with the number of each zone's id. Names map to ids differently in each account; this is one account's. */
const zones = (region: string, idPrefix: string, numbers: Record<string, number>): AvailabilityZone[] =>
  Object.entries(numbers).map(([letter, number]) => ({
    zoneName: `${region}${letter}`,
    zoneId: `${idPrefix}-az${number}`,
  }));

const region = (
  name: string,
  description: string,
  idPrefix: string,
  numbers: Record<string, number>,
  enabledByDefault = true,
): Region => ({ name, description, enabledByDefault, availabilityZones: zones(name, idPrefix, numbers) });

/** Regions of the commercial partition that AWS enables by default, and those to opt in. */
export const regions: readonly Region[] = [
  region("us-east-1", "US East (N. Virginia)", "use1", { a: 6, b: 1, c: 2, d: 4, e: 3, f: 5 }),
  region("us-east-2", "US East (Ohio)", "use2", { a: 1, b: 2, c: 3 }),
  region("us-west-1", "US West (N. California)", "usw1", { a: 3, b: 1 }),
  region("us-west-2", "US West (Oregon)", "usw2", { a: 2, b: 1, c: 3, d: 4 }),
  region("ap-south-1", "Asia Pacific (Mumbai)", "aps1", { a: 1, b: 3, c: 2 }),
  region("ap-northeast-1", "Asia Pacific (Tokyo)", "apne1", { a: 4, c: 1, d: 2 }),
  region("ap-northeast-2", "Asia Pacific (Seoul)", "apne2", { a: 1, b: 2, c: 3, d: 4 }),
  region("ap-northeast-3", "Asia Pacific (Osaka)", "apne3", { a: 3, b: 1, c: 2 }),
  region("ap-southeast-1", "Asia Pacific (Singapore)", "apse1", { a: 1, b: 2, c: 3 }),
  region("ap-southeast-2", "Asia Pacific (Sydney)", "apse2", { a: 1, b: 3, c: 2 }),
  region("ca-central-1", "Canada (Central)", "cac1", { a: 1, b: 2, d: 4 }),
  region("eu-central-1", "Europe (Frankfurt)", "euc1", { a: 2, b: 3, c: 1 }),
  region("eu-west-1", "Europe (Ireland)", "euw1", { a: 3, b: 1, c: 2 }),
  region("eu-west-2", "Europe (London)", "euw2", { a: 2, b: 3, c: 1 }),
  region("eu-west-3", "Europe (Paris)", "euw3", { a: 1, b: 2, c: 3 }),
  region("eu-north-1", "Europe (Stockholm)", "eun1", { a: 1, b: 2, c: 3 }),
  region("sa-east-1", "South America (Sao Paulo)", "sae1", { a: 1, b: 2, c: 3 }),
  region("af-south-1", "Africa (Cape Town)", "afs1", { a: 1, b: 2, c: 3 }, false),
  region("ap-east-1", "Asia Pacific (Hong Kong)", "ape1", { a: 1, b: 2, c: 3 }, false),
  region("ap-south-2", "Asia Pacific (Hyderabad)", "aps2", { a: 1, b: 2, c: 3 }, false),
  region("ap-southeast-3", "Asia Pacific (Jakarta)", "apse3", { a: 1, b: 2, c: 3 }, false),
  region("ap-southeast-4", "Asia Pacific (Melbourne)", "apse4", { a: 1, b: 2, c: 3 }, false),
  region("ca-west-1", "Canada West (Calgary)", "caw1", { a: 1, b: 2, c: 3 }, false),
  region("eu-central-2", "Europe (Zurich)", "euc2", { a: 1, b: 2, c: 3 }, false),
  region("eu-south-1", "Europe (Milan)", "eus1", { a: 1, b: 2, c: 3 }, false),
  region("eu-south-2", "Europe (Spain)", "eus2", { a: 1, b: 2, c: 3 }, false),
  region("il-central-1", "Israel (Tel Aviv)", "ilc1", { a: 1, b: 2, c: 3 }, false),
  region("me-central-1", "Middle East (UAE)", "mec1", { a: 1, b: 2, c: 3 }, false),
  region("me-south-1", "Middle East (Bahrain)", "mes1", { a: 1, b: 2, c: 3 }, false),
];

export const findRegion = (name: string): Region | undefined =>
  regions.find((region) => region.name === name);

/** Zones of a region in the order of their letters; none for a region that is not in the catalogue. */
export const availabilityZones = (regionName: string): readonly AvailabilityZone[] =>
  findRegion(regionName)?.availabilityZones ?? [];
