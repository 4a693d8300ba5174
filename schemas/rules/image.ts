import type { BootMode, VirtualizationType } from "../catalogues/images";
import type { Problem } from "../problem";

const problem = (code: string, message: string, argument: string, fix: string): Problem => ({
  code,
  message,
  path: [argument],
  fix,
});

/** Whether an AMI may have this name: 3 to 128 letters, digits, spaces and `()[]./-'@_` (EC2's API reference). */
export function checkImageName(name: string): Problem[] {
  if (/^[A-Za-z0-9()[\] ./'@_-]{3,128}$/.test(name)) return [];
  return [
    problem(
      "InvalidAMIName.Malformed",
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
      "name",
      "Give 3 to 128 letters, digits, spaces and ()[]./-'@_",
    ),
  ];
}

/** Whether an AMI may have this description. */
export function checkImageDescription(description: string): Problem[] {
  if (description.length <= 255) return [];
  const message = "Invalid value for parameter description. It has at most 255 characters.";
  return [problem("InvalidParameterValue", message, "description", "Shorten it.")];
}

/** What RegisterImage is told of an image besides its disks. */
export interface ImageProperties {
  readonly architecture: string;
  readonly virtualizationType: VirtualizationType;
  readonly bootMode?: BootMode;
  readonly tpmSupport?: "v2.0";
  readonly kernelId?: string;
}

const combination = (message: string, argument: string, fix: string): Problem =>
  problem("InvalidParameterCombination", message, argument, fix);

/**
 * Whether the properties of an image go together. Enhanced networking on a paravirtual image does not, but EC2 takes
 * it all the same ("can make instances unreachable"), and so do we.
 */
export function checkImageProperties(image: ImageProperties): Problem[] {
  const { architecture, virtualizationType, bootMode, tpmSupport, kernelId } = image;
  const problems: Problem[] = [];
  const paravirtual = virtualizationType === "paravirtual";
  if (paravirtual && architecture === "arm64")
    problems.push(
      combination(
        "The virtualization type 'paravirtual' is not supported for the architecture 'arm64'.",
        "virtualization_type",
        "Register it as hvm.",
      ),
    );
  if (paravirtual && bootMode !== undefined)
    problems.push(
      combination(
        `The boot mode '${bootMode}' can only be given for images with virtualization type 'hvm'.`,
        "boot_mode",
        "Leave the boot mode out, or register it as hvm.",
      ),
    );
  if (architecture === "arm64" && bootMode === "legacy-bios")
    problems.push(
      combination(
        "The boot mode 'legacy-bios' is not supported for the architecture 'arm64'.",
        "boot_mode",
        "Take uefi, or leave it out.",
      ),
    );
  if (!paravirtual && kernelId !== undefined)
    problems.push(
      combination(
        "A kernel can only be given for images with virtualization type 'paravirtual'.",
        "kernel_id",
        "Leave the kernel out: an hvm image brings its own.",
      ),
    );
  if (tpmSupport !== undefined && bootMode !== "uefi")
    problems.push(
      combination(
        "TpmSupport 'v2.0' can only be given for images with boot mode 'uefi'.",
        "tpm_support",
        "Give the boot mode uefi, or leave the TPM out.",
      ),
    );
  return problems;
}
