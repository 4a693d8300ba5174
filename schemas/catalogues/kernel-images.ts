/** A PV-GRUB of a region: what a paravirtual instance is started by (EC2's guide, "User provided kernels"). */
export interface KernelImage {
  /** Such as `aki-dc9ed9af` */
  readonly kernelId: string;
  /** Such as `pv-grub-hd0_1.05-x86_64.gz` */
  readonly name: string;
  readonly description: string;
  readonly architecture: "x86_64" | "i386";
  /** What it takes its menu from: the whole root device, or its first partition */
  readonly root: PvGrubRoot;
}

/** `hd0`: the root device is a file system, or has partitions to look through; `hd00`: it has partitions */
export type PvGrubRoot = "hd0" | "hd00";

/** Account whose alias is `amazon` */
export const amazonAccountId = "137112412989";

type Ids = readonly [x86: string, i386: string];

/** Ids by region: 64-bit, then 32-bit. A region that is not here runs no paravirtual instances. */
const currentIds: Readonly<Record<string, Ids>> = {
  "us-east-1": ["aki-5c21674b", "aki-04206613"],
  "us-west-1": ["aki-59cc8239", "aki-43cf8123"],
  "us-west-2": ["aki-70cb0e10", "aki-7a69931a"],
  "eu-west-1": ["aki-dc9ed9af", "aki-1c9fd86f"],
  "eu-central-1": ["aki-931fe3fc", "aki-1419e57b"],
  "ap-northeast-1": ["aki-7077ab11", "aki-f975a998"],
  "ap-southeast-1": ["aki-73a50110", "aki-17a40074"],
  "ap-southeast-2": ["aki-66506305", "aki-ba5665d9"],
  "sa-east-1": ["aki-912fbcfd", "aki-7cd34110"],
  "us-gov-west-1": ["aki-9ee55bff", "aki-5ee9573f"],
};

/** Of the last release that came for partitioned devices too; regions that opened later never had it. */
const partitionedIds: Readonly<Record<string, Ids>> = {
  "us-east-1": ["aki-499ccb20", "aki-659ccb0c"],
  "us-west-1": ["aki-920531d7", "aki-960531d3"],
  "us-west-2": ["aki-e68f11d6", "aki-e28f11d2"],
  "eu-west-1": ["aki-58a3452f", "aki-5ea34529"],
  "ap-northeast-1": ["aki-1f6bf51e", "aki-196bf518"],
  "ap-southeast-1": ["aki-5e3e740c", "aki-563e7404"],
  "ap-southeast-2": ["aki-3b1d8001", "aki-c162fffb"],
  "sa-east-1": ["aki-5153f44c", "aki-5753f44a"],
  "us-gov-west-1": ["aki-61e98d42", "aki-63e98d40"],
};

const releases: readonly { root: PvGrubRoot; release: string; ids: Readonly<Record<string, Ids>> }[] = [
  { root: "hd0", release: "1.05", ids: currentIds },
  { root: "hd00", release: "1.04", ids: partitionedIds },
];

/** Kernels that a region offers for paravirtual images, the current one first; none where there are no paravirtual instances. */
export const kernelImages = (region: string): readonly KernelImage[] =>
  releases.flatMap(({ root, release, ids }) => {
    const [x86, i386] = (Object.hasOwn(ids, region) && ids[region]) || [];
    if (x86 === undefined || i386 === undefined) return [];
    return [
      {
        kernelId: x86,
        name: `pv-grub-${root}_${release}-x86_64.gz`,
        description: `PV-GRUB release ${release}, 64-bit`,
        architecture: "x86_64" as const,
        root,
      },
      {
        kernelId: i386,
        name: `pv-grub-${root}_${release}-i386.gz`,
        description: `PV-GRUB release ${release}, 32-bit`,
        architecture: "i386" as const,
        root,
      },
    ];
  });

/** Undefined for a kernel that the region does not offer, and for none. */
export const findKernel = (region: string, kernelId: string | undefined): KernelImage | undefined =>
  kernelImages(region).find((kernel) => kernel.kernelId === kernelId);

/** The kernel that a paravirtual image of a region gets when it names none. */
export const defaultKernel = (region: string, architecture: string): KernelImage | undefined =>
  kernelImages(region).find((kernel) => kernel.architecture === architecture);
