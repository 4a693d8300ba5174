import type { AttributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";
import type { ObjectValue, Value } from "../protocol/value";

export type { ObjectValue, Value };

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
  /**
   * Proposed state after the framework has marked computed values unknown (on create) or carried them over (on update:
   * set what the change will alter to `Unknown.value`); changed in place by `plan`
   */
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
 *
 * States that `create`, `read` and `update` return need not be complete: the framework fills an attribute that is
 * absent from the planned (or prior) state, and keeps null and empty collections apart as the configuration has them.
 * Tags: `planned.tags_all` holds all tags to set, provider defaults included. Return the thing's own tags, all of
 * them, as `tags_all`; the framework works out `tags`. `timeouts` is the framework's: it never needs to be returned.
 */
export interface ManagedResource<Services> {
  readonly type: string;
  /** Deadlines where the practitioner's `timeouts` block names none; 20 minutes each when absent here too */
  readonly timeoutsMs?: { readonly create?: number; readonly update?: number; readonly delete?: number };
  /** Checks a configuration without touching the API; called at validate and before each plan */
  validate?(config: ObjectValue): readonly Diagnostic[];
  /** Completes a plan: values that follow from others, replacement, refusals that only the API's data can show */
  plan?(request: PlanRequest<Services>): Promise<PlanAdvice>;
  create(planned: ObjectValue, config: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
  /** State as the API has it now; `state: null` means that it is gone */
  read(prior: ObjectValue, context: CallContext<Services>): Promise<StateResult>;
  update(
    prior: ObjectValue,
    planned: ObjectValue,
    config: ObjectValue,
    context: CallContext<Services>,
  ): Promise<StateResult>;
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
