import { type Diagnostic, errorDiagnostic } from "../../protocol/diagnostic";
import type { ApplyResourceRequest, ApplyResourceResponse } from "../../protocol/provider-server";
import type { ObjectValue } from "../../protocol/value";
import { completeState } from "../complete-state";
import { flawDiagnostic, hasErrors } from "../problems";
import type { CallContext, ManagedResource, StateResult } from "../resource";
import type { FrameworkSchema } from "../schema";
import { decodeObject, Refusal, requireObject, type Session, typed } from "../session";
import { splitTags } from "../tags";
import { createDeadline, type TimedOperation, timeoutMs } from "../timeouts";

/** What a call is about, decoded. */
interface Change {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue;
}

/** ApplyResourceChange: creates, updates or deletes, and answers with the state that came of it. */
export async function applyResourceChange<Services>(
  session: Session<Services>,
  request: ApplyResourceRequest,
  caller: AbortSignal,
): Promise<ApplyResourceResponse> {
  const { schema, implementation } = await session.resource(request.typeName);
  const planned = decodeObject(request.plannedState, schema);
  const change: Change = {
    prior: decodeObject(request.priorState, schema),
    planned,
    config: planned === null ? {} : requireObject(request.config, schema),
  };
  const operation = operationOf(change);
  const rest = { private: request.plannedPrivate, legacyTypeSystem: schema.legacyTypeSystem };
  let services: Services;
  try {
    services = session.configuredServices();
  } catch (problem) {
    // An answer without a state would tell Terraform that the thing is gone
    if (!(problem instanceof Refusal)) throw problem;
    return { ...rest, newState: typed(schema, change.prior), diagnostics: problem.diagnostics };
  }
  const limitMs = timeoutMs(planned ?? change.prior, operation, implementation.timeoutsMs);
  const deadline = createDeadline(operation, limitMs, session, caller);
  let result: StateResult;
  try {
    result = await perform(implementation, change, { services, signal: deadline.signal });
  } catch (problem) {
    const what = `${presentParticiple[operation]} ${request.typeName}`;
    result = { state: change.prior, diagnostics: [session.failure(what, problem, deadline.signal)] };
  } finally {
    deadline.clear();
  }
  const { state, diagnostics } = finished(session, schema, implementation.type, change, result);
  return {
    ...rest,
    newState: typed(schema, state),
    diagnostics,
  };
}

const presentParticiple = { create: "creating", read: "reading", update: "updating", delete: "deleting" };

const operationOf = ({ prior, planned }: Change): TimedOperation => {
  if (planned === null) return "delete";
  return prior === null ? "create" : "update";
};

async function perform<Services>(
  resource: ManagedResource<Services>,
  { prior, planned, config }: Change,
  context: CallContext<Services>,
): Promise<StateResult> {
  if (planned !== null) {
    return prior === null
      ? resource.create(planned, config, context)
      : resource.update(prior, planned, config, context);
  }
  if (prior === null) return { state: null };
  const diagnostics = await resource.delete(prior, context);
  return { state: hasErrors(diagnostics) ? prior : null, diagnostics };
}

/** The state to save: whole, of the schema's types, without unknown values; what is wrong with it as diagnostics. */
function finished<Services>(
  session: Session<Services>,
  schema: FrameworkSchema,
  type: string,
  { prior, planned }: Change,
  { state, diagnostics = [] }: StateResult,
): { state: ObjectValue | null; diagnostics: readonly Diagnostic[] } {
  if (planned === null) return { state, diagnostics };
  if (state === null) {
    // Without an error Terraform would only say that the object vanished
    if (!hasErrors(diagnostics)) return { state: prior, diagnostics: [...diagnostics, vanished(type)] };
    return { state: prior, diagnostics };
  }
  const own = { ...state };
  // A change that failed half-way returns the state as it found it, which has its tags in order
  if (state !== prior) splitTags(schema.block, own, planned, session.tags);
  const completed = completeState(schema.block, own, state === prior ? prior : planned);
  const failed = hasErrors(diagnostics);
  const flaws = completed.flaws
    // After a failure it is no news that some values never came to be known
    .filter((flaw) => !(failed && flaw.unknown))
    .map((flaw) => flawDiagnostic(type, flaw));
  return { state: completed.state, diagnostics: [...diagnostics, ...flaws] };
}

const vanished = (type: string): Diagnostic =>
  errorDiagnostic(
    `${type} vanished during the change`,
    "It was gone right after it had been created or changed: something else deletes it. Run the command again to create it anew.",
  );
