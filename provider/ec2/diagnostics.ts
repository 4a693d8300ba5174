import type { AttributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";
import { ApiError, InterruptedError, UnreachableError } from "./errors";
import { WaitError } from "./wait";

/** What was being done when something failed: `creating EC2 Instance`. */
class StepError extends Error {
  override readonly name = "StepError";
  constructor(
    readonly step: string,
    cause: unknown,
    readonly attribute?: AttributePath,
  ) {
    super(`${step}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Names what is being done, in hashicorp/aws's words, for the diagnostic that a failure becomes. */
export async function step<Output>(
  name: string,
  run: () => Promise<Output>,
  attribute?: AttributePath,
): Promise<Output> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StepError) throw error;
    throw new StepError(name, error, attribute);
  }
}

/** A failure that people can act on; anything else is a defect, and thrown on. */
function diagnosticOf(failure: unknown): Diagnostic {
  const {
    step: name,
    cause,
    attribute,
  } = failure instanceof StepError ? failure : new StepError("calling EC2", failure);
  const words = wordsFor(name, cause);
  if (words === undefined) throw failure;
  return { severity: "error", ...words, ...(attribute === undefined ? {} : { attribute }) };
}

/** Runs a piece of work whose failure is a diagnostic. */
export async function attempt<Output>(
  work: () => Promise<Output>,
  otherwise: (problem: Diagnostic) => Output | Promise<Output>,
): Promise<Output> {
  try {
    return await work();
  } catch (failure) {
    return otherwise(diagnosticOf(failure));
  }
}

function wordsFor(name: string, cause: unknown): { summary: string; detail: string } | undefined {
  if (cause instanceof ApiError)
    return {
      summary: `${name}: api error ${cause.code}: ${cause.message}`,
      detail:
        `${cause.operation} answered ${cause.statusCode ?? "with an error"}${cause.requestId ? ` (request ${cause.requestId})` : ""}. ${fixOf(cause)}`.trim(),
    };
  if (cause instanceof UnreachableError)
    return {
      summary: `${name}: no answer from ${cause.endpoint} to ${cause.operation}`,
      detail: `${cause.message}\n\n${isLoopback(cause.endpoint) ? restart : elsewhere}`,
    };
  if (cause instanceof WaitError || cause instanceof InterruptedError)
    return {
      summary: `${name}: ${cause.message}`,
      detail: [cause instanceof InterruptedError ? cause.reason : "", goOn].join(" ").trim(),
    };
  return undefined;
}

const goOn = "What exists so far is in the state: run the command again to go on from there.";

const restart =
  "The local hypervisor stopped answering, or was never up. What it acknowledged is kept, and the same command goes " +
  "on from there: `npx drydock doctor` finds the cause, `npx drydock logs` shows its last words, `npx drydock up` " +
  "starts it, `npx drydock ps` shows what exists.";

const elsewhere = "Check the endpoint, and that the network between here and there lets the request pass.";

const isLoopback = (url: string): boolean => /^https?:\/\/(127\.|localhost[:/]|\[::1\])/.test(`${url}/`);

/** What mends an error whose sentence does not say so itself. */
const fixes: Readonly<Record<string, string>> = {
  AuthFailure:
    "The credentials are not those of this endpoint. For the local hypervisor leave access_key, secret_key and profile out: the provider finds them itself.",
  "Gateway.NotAttached":
    "A public address needs an internet gateway on its VPC: create it first, and let this wait for it with depends_on.",
  DependencyViolation: "Something still uses it: remove that first, or wait for it to be gone.",
  "InvalidAMIID.NotFound": "Look the image up by name with the aws_ami data source: ids differ by region.",
  "InvalidGroup.Duplicate": "Choose another name, or import the group that exists.",
  "InvalidPermission.Duplicate":
    "The group has this rule already, of another resource or someone's hand: keep one of them, or import the one that is there.",
  "InvalidKeyPair.Duplicate": "Choose another key_name, or import the key pair that exists.",
  "InvalidKeyPair.NotFound":
    "Create the key pair first: an aws_key_pair resource whose key_name this one refers to makes Terraform do so.",
  "InvalidVolume.ZoneMismatch":
    "Create the volume in the instance's zone: availability_zone = aws_instance.….availability_zone.",
  InvalidAction: "The endpoint does not implement this operation; README.md lists those that it does.",
};

function fixOf({ code, operation }: ApiError): string {
  if (code === "OperationNotPermitted" && operation === "TerminateInstances")
    return "Termination protection is on: set disable_api_termination = false and apply, or set force_destroy = true and apply, then destroy.";
  return fixes[code] ?? "";
}
