import type { EC2 } from "@aws-sdk/client-ec2";
import type { ControlPlane } from "../control-plane/control-plane";

type Sdk = typeof import("@aws-sdk/client-ec2");

/** Name of an EC2 API operation, such as `RunInstances`. */
export type OperationName = {
  [Export in keyof Sdk]: Export extends `${infer Name}Command` ? (Name extends "$" ? never : Name) : never;
}[keyof Sdk];

/** The SDK's own method for an operation; its last overload names both shapes. */
type Call<Name extends OperationName> = EC2[Uncapitalize<Name> & keyof EC2] extends (
  input: infer Input,
  options: never,
  callback: (error: unknown, output?: infer Output) => void,
) => void
  ? { input: Input; output: Output }
  : never;

/** Request of an operation, in the SDK's own type. */
export type InputOf<Name extends OperationName> = Call<Name>["input"];

/** Response of an operation, in the SDK's own type, without the SDK's metadata. */
export type OutputOf<Name extends OperationName> = Omit<Call<Name>["output"], "$metadata">;

/** What every operation gets besides its request. */
export interface OperationContext {
  readonly region: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly controlPlane: ControlPlane;
}

/**
 * One EC2 operation: turns a request into calls of the control plane and their outcome into a response. Handlers are
 * synchronous: the gateway runs each in one store transaction, and what takes time is started after its commit.
 */
export interface Operation {
  readonly name: string;
  handle(input: unknown, context: OperationContext): unknown;
  /** Called instead of `handle` when the client token stands for an earlier request; throws when its answer is out of date */
  checkReplay?(input: unknown, context: OperationContext): void;
}

/** `export const describeVolumes = operation("DescribeVolumes", (input, context) => ({ Volumes: … }))` */
export const operation = <Name extends OperationName>(
  name: Name,
  handle: (input: InputOf<Name>, context: OperationContext) => OutputOf<Name>,
  checkReplay?: (input: InputOf<Name>, context: OperationContext) => void,
): Operation => ({
  name,
  handle: (input, context) => handle(input as InputOf<Name>, context),
  checkReplay: (input, context) => checkReplay?.(input as InputOf<Name>, context),
});
