import type { InstanceRecord, StateReason } from "../model/instance";
import { stateReason } from "./instance-transition";
import type { GuestExit } from "./ports";

export interface Failure {
  readonly reason: StateReason;
  /** The same for people, without the code */
  readonly sentence: string;
}

/** Why a launch failed, in EC2's codes: a snapshot whose bytes are gone is the client's, the rest is the host's. */
export function launchFailure(error: unknown): Failure {
  const sentence = error instanceof Error ? error.message : String(error);
  const { kind, context } = error as { kind?: string; context?: { snapshotId?: string } };
  const code =
    kind === "notFound" && context?.snapshotId !== undefined
      ? "Client.InvalidSnapshot.NotFound"
      : "Server.InternalError";
  return { reason: stateReason(code, sentence), sentence };
}

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
