import type { Diagnostic } from "../protocol/diagnostic";
import type { AttributePath } from "../protocol/attribute-path";
import type { Unknown } from "../protocol/unknown";

/** A Terraform value as resources see it: objects carry every attribute of the schema, null where unset. */
export type Value = null | boolean | number | bigint | string | Unknown | Value[] | { [name: string]: Value };

/** A resource's state, plan or configuration. Names are Terraform's (snake_case). */
export type ObjectValue = { [name: string]: Value };

/** What every call gets besides its values. `Services` is the provider's own: its EC2 client, region, default tags. */
export interface CallContext<Services> {
  readonly services: Services;
  /** Aborts when Terraform sends StopProvider (Ctrl-C) */
  readonly signal: AbortSignal;
}

export interface PlanRequest<Services> extends CallContext<Services> {
  /** Null when the resource is to be created */
  readonly prior: ObjectValue | null;
  /** What the practitioner wrote; may hold unknown values */
  readonly config: ObjectValue;
  /** Proposed state after the framework has marked computed values unknown or carried them over; changed in place by `plan` */
  readonly planned: ObjectValue;
}

export interface PlanAdvice {
  /** Attributes whose change asks for a replacement beyond those that the schema marks `forceNew` */
  readonly requiresReplace?: readonly AttributePath[];
  readonly diagnostics?: readonly Diagnostic[];
}

/** A new state with what there is to say about it. An error beside a state saves the resource as tainted. */
export interface StateResult {
  readonly state: ObjectValue | null;
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * One managed resource type: a schema reference and its life cycle. Problems are returned as diagnostics; only a
 * defect of the provider itself is thrown (the framework turns it into a diagnostic that asks for a report).
 */
export interface ManagedResource<Services> {
  readonly type: string;
  /** Checks a configuration without touching the API; called at validate and before each plan */
  validate?(config: ObjectValue): readonly Diagnostic[];
  /** Completes a plan: values that follow from others, replacement, refusals that only the API's data can show */
  plan?(request: PlanRequest<Services>): Promise<PlanAdvice>;
  create(planned: ObjectValue, config: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
  /** State as the API has it now; `state: null` means that it is gone */
  read(prior: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
  update(prior: ObjectValue, planned: ObjectValue, config: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
  /** Resolves when the thing is gone; returns diagnostics when it is not */
  delete(prior: ObjectValue, context: CallContext<Services>): Promise<readonly Diagnostic[]>;
  /** Turns an import id into a state with at least `id`; the framework reads it afterwards */
  import?(id: string, context: CallContext<Services>): Promise<StateResult>;
}

/** One data source: looks something up by its configuration. */
export interface DataSource<Services> {
  readonly type: string;
  validate?(config: ObjectValue): readonly Diagnostic[];
  read(config: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
}
