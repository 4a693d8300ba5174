import { errorDiagnostic } from "../../protocol/diagnostic";
import type { ImportResourceRequest, ImportResourceResponse } from "../../protocol/provider-server";
import { joinAborts } from "../abort";
import { completeState } from "../complete-state";
import { flawDiagnostic } from "../problems";
import { type Session, typed } from "../session";

/** ImportResourceState: an id becomes a state with little more than that; Terraform reads the rest afterwards. */
export async function importResourceState<Services>(
  session: Session<Services>,
  { typeName, id }: ImportResourceRequest,
  caller: AbortSignal,
): Promise<ImportResourceResponse> {
  const { schema, implementation } = await session.resource(typeName);
  if (implementation.import === undefined) {
    const detail = `A ${typeName} that exists cannot be brought under Terraform's control; create it with Terraform.`;
    return { imported: [], diagnostics: [errorDiagnostic(`${typeName} cannot be imported`, detail)] };
  }
  const services = session.configuredServices();
  const { signal, release } = joinAborts(session.stopping, caller);
  try {
    const { state, diagnostics = [] } = await implementation.import(id, { services, signal });
    if (state === null) return { imported: [], diagnostics };
    const completed = completeState(schema.block, state, null);
    return {
      imported: [{ typeName, state: typed(schema, completed.state) }],
      diagnostics: [...diagnostics, ...completed.flaws.map((flaw) => flawDiagnostic(typeName, flaw))],
    };
  } catch (problem) {
    return { imported: [], diagnostics: [session.failure(`importing ${typeName}`, problem, signal)] };
  } finally {
    release();
  }
}
