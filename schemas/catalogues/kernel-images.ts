/** A PV-GRUB of a region: what a paravirtual instance is started by (EC2's guide, "User provided kernels"). */
export interface KernelImage {
  /** Such as `aki-dc9ed9af` */
  readonly kernelId: string;
  /** Such as `pv-grub-hd0_1.05-x86_64.gz` */
  readonly name: string;
  readonly description: string;
  readonly architecture: "x86_64" | "i386";
}

/** Account whose alias is `amazon` */
export const amazonAccountId = "137112412989";

/** Ids of release 1.05 by region: 64-bit, then 32-bit. A region that is not here runs no paravirtual instances. */
const pvGrubIds: Readonly<Record<string, readonly [x86: string, i386: string]>> = {
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

/** Kernels that a region offers for paravirtual images; none where there are no paravirtual instances. */
export function kernelImages(region: string): readonly KernelImage[] {
  const ids = Object.hasOwn(pvGrubIds, region) ? pvGrubIds[region] : undefined;
  if (!ids) return [];
  return [
    {
      kernelId: ids[0],
      name: "pv-grub-hd0_1.05-x86_64.gz",
      description: "PV-GRUB release 1.05, 64-bit",
      architecture: "x86_64",
    },
    {
      kernelId: ids[1],
      name: "pv-grub-hd0_1.05-i386.gz",
      description: "PV-GRUB release 1.05, 32-bit",
      architecture: "i386",
    },
  ];
}
