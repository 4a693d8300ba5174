import type { Diagnostic } from "../../protocol/diagnostic";
import type { Diagnosed, TypedConfigRequest } from "../../protocol/provider-server";
import { problemDiagnostic } from "../problems";
import { requireObject, type Session } from "../session";
import { checkTimeouts } from "../timeouts";
import { knownJson } from "../values";

/** ValidateResourceConfig: the contract's rules, then the resource's own. Terraform has checked the types itself. */
export async function validateResourceConfig<Services>(
  session: Session<Services>,
  request: TypedConfigRequest,
): Promise<Diagnosed> {
  const { schema, implementation } = await session.resource(request.typeName);
  const config = requireObject(request.config, schema);
  const { validateResource } = await session.validators();
  const problems = validateResource(request.typeName, knownJson(config));
  return {
    diagnostics: [
      ...problems.map((problem) => problemDiagnostic(request.typeName, problem, schema.block)),
      ...checkTimeouts(config),
      ...own(() => implementation.validate?.(config), session, request.typeName),
    ],
  };
}

/** ValidateDataResourceConfig. */
export async function validateDataSourceConfig<Services>(
  session: Session<Services>,
  request: TypedConfigRequest,
): Promise<Diagnosed> {
  const { schema, implementation } = await session.dataSource(request.typeName);
  const config = requireObject(request.config, schema);
  const { validateDataSource } = await session.validators();
  const problems = validateDataSource(request.typeName, knownJson(config));
  return {
    diagnostics: [
      ...problems.map((problem) => problemDiagnostic(request.typeName, problem, schema.block)),
      ...checkTimeouts(config),
      ...own(() => implementation.validate?.(config), session, request.typeName),
    ],
  };
}

function own<Services>(
  validate: () => readonly Diagnostic[] | undefined,
  session: Session<Services>,
  type: string,
): readonly Diagnostic[] {
  try {
    return validate() ?? [];
  } catch (problem) {
    return [session.failure(`validating ${type}`, problem, session.stopping.signal)];
  }
}
