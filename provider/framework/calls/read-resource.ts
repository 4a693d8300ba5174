import type { ReadResourceRequest, ReadResourceResponse } from "../../protocol/provider-server";
import { completeState } from "../complete-state";
import { flawDiagnostic } from "../problems";
import { requireObject, type Session, typed } from "../session";
import { splitTags } from "../tags";
import { createDeadline, timeoutMs } from "../timeouts";

/** ReadResource: the state as the API has it now; null when the thing is gone. */
export async function readResource<Services>(
  session: Session<Services>,
  request: ReadResourceRequest,
  caller: AbortSignal,
): Promise<ReadResourceResponse> {
  const { schema, implementation } = await session.resource(request.typeName);
  const prior = requireObject(request.currentState, schema);
  const unchanged = { newState: typed(schema, prior), private: request.private };
  const services = session.configuredServices();
  const deadline = createDeadline("read", timeoutMs(prior, "read"), session, caller);
  try {
    const { state, diagnostics = [] } = await implementation.read(prior, {
      services,
      signal: deadline.signal,
    });
    if (state === null) {
      const failed = diagnostics.some(({ severity }) => severity === "error");
      // A read that failed says nothing about the thing: it must not vanish from the state
      return failed
        ? { ...unchanged, diagnostics }
        : { newState: typed(schema, null), private: request.private, diagnostics };
    }
    const own = { ...state };
    splitTags(schema.block, own, prior, session.tags);
    const completed = completeState(schema.block, own, prior);
    return {
      newState: typed(schema, completed.state),
      private: request.private,
      diagnostics: [...diagnostics, ...completed.flaws.map((flaw) => flawDiagnostic(request.typeName, flaw))],
    };
  } catch (problem) {
    const diagnostic = session.failure(`reading ${request.typeName}`, problem, deadline.signal);
    return { ...unchanged, diagnostics: [diagnostic] };
  } finally {
    deadline.clear();
  }
}
