import { defaultKernel, findKernel, kernelImages } from "../../schemas/catalogues/kernel-images";
import { checkId } from "../../schemas/rules/ids";
import {
  kernelArchitectureMismatch,
  kernelNotFound,
  kernelOnHvm,
  paravirtualNotOffered,
  ramdiskWithPvGrub,
} from "../model/errors/image";
import { refuse } from "../model/errors/problem";
import type { Architecture, VirtualizationType } from "../model/image";
import type { GuestSpec } from "./ports";

/** What is started, and by what: an image, a launch of one, or a change of an instance. */
interface KernelRequest {
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly kernelId?: string;
  readonly ramdiskId?: string;
}

/**
 * Whether an image may be started by a kernel: it must be paravirtual, the kernel one of the region and of the image's
 * architecture. Every kernel of ours is a PV-GRUB, which reads the ramdisk from the image.
 *
 * @throws Ec2Error InvalidParameterCombination, InvalidKernelId.Malformed, InvalidRamDiskId.Malformed,
 *   InvalidAMIID.NotFound
 */
export function checkKernel(
  region: string,
  { architecture, virtualizationType, kernelId, ramdiskId }: KernelRequest,
): void {
  if (kernelId !== undefined) refuse(checkId("kernel", kernelId));
  if (ramdiskId !== undefined) refuse(checkId("ramdisk", ramdiskId));
  if (kernelId === undefined && ramdiskId === undefined) return;
  if (virtualizationType !== "paravirtual") throw kernelOnHvm(kernelId === undefined ? "ramdisk" : "kernel");
  if (kernelId !== undefined) {
    const kernel = findKernel(region, kernelId);
    if (!kernel) throw kernelNotFound(kernelId);
    if (kernel.architecture !== architecture)
      throw kernelArchitectureMismatch(kernelId, [kernel.architecture, architecture]);
  }
  if (ramdiskId !== undefined) throw ramdiskWithPvGrub(ramdiskId);
}

/** Whether a region has what starts paravirtual instances. @throws Ec2Error UnsupportedOperation */
export function checkParavirtualRegion(region: string, virtualizationType: VirtualizationType): void {
  if (virtualizationType === "paravirtual" && kernelImages(region).length === 0)
    throw paravirtualNotOffered(region);
}

/** The kernel of a launch: the request's, else the image's, else what the region has for a paravirtual image. */
export function kernelOfLaunch(
  region: string,
  image: Omit<KernelRequest, "ramdiskId">,
  requested: string | undefined,
): string | undefined {
  if (image.virtualizationType !== "paravirtual") return undefined;
  return requested ?? image.kernelId ?? defaultKernel(region, image.architecture)?.kernelId;
}

/** Where the PV-GRUB of an instance looks for its menu; undefined for a guest that boots without one. */
export function pvGrubOf(
  region: string,
  { virtualizationType, kernelId }: KernelRequest,
): GuestSpec["pvGrub"] {
  if (virtualizationType !== "paravirtual") return undefined;
  return { root: findKernel(region, kernelId)?.root ?? "hd0" };
}
