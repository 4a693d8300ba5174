import type { AttributePath } from "../../protocol/attribute-path";
import type { PlanResourceRequest, PlanResourceResponse } from "../../protocol/provider-server";
import type { ObjectValue } from "../../protocol/value";
import { joinAborts } from "../abort";
import { proposeState } from "../plan/propose";
import { replacementPaths } from "../plan/requires-replace";
import type { ManagedResource, PlanAdvice } from "../resource";
import type { FrameworkSchema } from "../schema";
import { decodeObject, requireObject, type Session, typed } from "../session";
import { planTags } from "../tags";
import { copyValue, equalValues } from "../values";

/** PlanResourceChange: what a change leads to, and whether it takes a replacement. */
export async function planResourceChange<Services>(
  session: Session<Services>,
  request: PlanResourceRequest,
  caller: AbortSignal,
): Promise<PlanResourceResponse> {
  const { schema, implementation } = await session.resource(request.typeName);
  const rest = {
    plannedPrivate: request.priorPrivate,
    legacyTypeSystem: schema.legacyTypeSystem,
  };
  const proposed = decodeObject(request.proposedNewState, schema);
  if (proposed === null) {
    return { ...rest, plannedState: typed(schema, null), requiresReplace: [], diagnostics: [] };
  }
  const prior = decodeObject(request.priorState, schema);
  const config = requireObject(request.config, schema);
  const planned = planFromSchema(session, schema, prior, config);
  const advice = await advise(session, implementation, { prior, config, planned }, caller);
  return {
    ...rest,
    plannedState: typed(schema, planned),
    requiresReplace: requiredReplacements(schema, prior, planned, advice),
    diagnostics: advice.diagnostics ?? [],
  };
}

function planFromSchema<Services>(
  session: Session<Services>,
  schema: FrameworkSchema,
  prior: ObjectValue | null,
  config: ObjectValue,
): ObjectValue {
  const planned = proposeState(schema.block, prior, config);
  planTags(schema.block, planned, config, session.tags);
  // The prior spelling of an equal value (the order of a set, say) is no change
  return prior !== null && equalValues(prior, planned, schema.type) ? copyValue(prior) : planned;
}

function requiredReplacements(
  schema: FrameworkSchema,
  prior: ObjectValue | null,
  planned: ObjectValue,
  advice: PlanAdvice,
): readonly AttributePath[] {
  if (prior === null) return [];
  return [...replacementPaths(schema.block, prior, planned), ...(advice.requiresReplace ?? [])];
}

interface Change {
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
  readonly planned: ObjectValue;
}

/** The resource's own word on a plan; with a configuration that is not known yet there is none to ask. */
async function advise<Services>(
  session: Session<Services>,
  resource: ManagedResource<Services>,
  change: Change,
  caller: AbortSignal,
): Promise<PlanAdvice> {
  const services = session.services;
  if (resource.plan === undefined || services === undefined) return {};
  const { signal, release } = joinAborts(session.stopping, caller);
  try {
    return await resource.plan({ ...change, services, signal });
  } catch (problem) {
    return { diagnostics: [session.failure(`planning ${resource.type}`, problem, signal)] };
  } finally {
    release();
  }
}
