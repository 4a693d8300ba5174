import { findKernel } from "../../schemas/catalogues/kernel-images";
import type { InstanceRecord, StateReason } from "../model/instance";
import { stateReason } from "./instance-transition";
import type { GuestExit } from "./ports";

export interface Failure {
  readonly reason: StateReason;
  /** The same for people, without the code */
  readonly sentence: string;
}

/**
 * Why a launch failed, in EC2's codes: an image that does not boot and a snapshot whose bytes are gone are the client's,
 * the rest is the host's.
 */
export function launchFailure(error: unknown): Failure {
  const sentence = error instanceof Error ? error.message : String(error);
  const { kind, context } = error as { kind?: string; context?: { snapshotId?: string } };
  if (kind === "notFound" && context?.snapshotId !== undefined)
    return { reason: stateReason("Client.InvalidSnapshot.NotFound", sentence), sentence };
  if (kind === "boot")
    return { reason: stateReason("Client.InternalError", `Client error on launch: ${sentence}`), sentence };
  return { reason: stateReason("Server.InternalError", sentence), sentence };
}

/**
 * What the boot loader of a guest that does not boot leaves on its console: PV-GRUB's words for a paravirtual one,
 * firmware's and GRUB's for another. Undefined when it was not the image that failed.
 */
export function bootLoaderOutput(
  { region, virtualizationType, kernelId }: InstanceRecord,
  error: unknown,
): string | undefined {
  const { kind, message } = error as { kind?: string; message?: string };
  if (kind !== "boot" || message === undefined) return undefined;
  const lines =
    virtualizationType === "paravirtual"
      ? [
          "Xen Minimal OS!",
          "",
          `    GNU GRUB  version 0.97  (${pvGrubName(region, kernelId)})`,
          "",
          `Error: ${message}`,
          "",
          "Press any key to continue...",
        ]
      : ["Booting from Hard Disk...", `error: ${message}`, "No bootable device."];
  return lines.map((line) => `${line}\r\n`).join("");
}

const pvGrubName = (region: string, kernelId: string | undefined): string =>
  findKernel(region, kernelId)?.name ?? "PV-GRUB";

/** What becomes of an instance whose guest ended without being asked to. */
export function guestEnd(
  { instanceInitiatedShutdownBehavior: behavior }: InstanceRecord,
  exit: GuestExit,
): Failure & { event: "stop" | "terminate" } {
  if (exit.kind === "failed") {
    const sentence = `The guest failed and the instance is stopped: ${exit.detail}`;
    return { event: "stop", reason: stateReason("Server.InternalError", exit.detail), sentence };
  }
  return {
    event: behavior,
    reason: stateReason("Client.InstanceInitiatedShutdown", "Instance initiated shutdown"),
    sentence: `The guest switched itself off; the instance is ${behavior === "stop" ? "stopped" : "terminated"}.`,
  };
}
