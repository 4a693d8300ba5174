import { errorDiagnostic } from "../../protocol/diagnostic";
import type { ReadDataSourceResponse, TypedConfigRequest } from "../../protocol/provider-server";
import { completeState } from "../complete-state";
import { flawDiagnostic } from "../problems";
import { requireObject, type Session, typed } from "../session";
import { createDeadline, timeoutMs } from "../timeouts";

/** ReadDataSource: what a configuration finds. */
export async function readDataSource<Services>(
  session: Session<Services>,
  request: TypedConfigRequest,
  caller: AbortSignal,
): Promise<ReadDataSourceResponse> {
  const { typeName } = request;
  const { schema, implementation } = await session.dataSource(typeName);
  const config = requireObject(request.config, schema);
  const services = session.configuredServices();
  const deadline = createDeadline("read", timeoutMs(config, "read"), session, caller);
  try {
    const { state, diagnostics = [] } = await implementation.read(config, {
      services,
      signal: deadline.signal,
    });
    if (state === null) {
      const nothing = errorDiagnostic(
        `No ${typeName} found`,
        "Nothing matches the configuration of this data source.",
      );
      return { diagnostics: diagnostics.length > 0 ? diagnostics : [nothing] };
    }
    const completed = completeState(schema.block, state, config);
    return {
      state: typed(schema, completed.state),
      diagnostics: [...diagnostics, ...completed.flaws.map((flaw) => flawDiagnostic(typeName, flaw))],
    };
  } catch (problem) {
    return { diagnostics: [session.failure(`reading ${typeName}`, problem, deadline.signal)] };
  } finally {
    deadline.clear();
  }
}
