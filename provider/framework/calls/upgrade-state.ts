import { errorDiagnostic } from "../../protocol/diagnostic";
import type { UpgradeStateRequest, UpgradeStateResponse } from "../../protocol/provider-server";
import type { FrameworkBlock } from "../schema";
import type { Session } from "../session";

/**
 * UpgradeResourceState, which Terraform asks for each time it reads a state. Attributes that the schema no longer has
 * are left out, since Terraform refuses them; those that are new read as null. A state with neither goes back as the
 * very bytes that came.
 */
export async function upgradeResourceState<Services>(
  session: Session<Services>,
  { typeName, version, rawState }: UpgradeStateRequest,
): Promise<UpgradeStateResponse> {
  const schema = session.resourceSchema(typeName);
  if (version > schema.version) {
    return {
      diagnostics: [
        errorDiagnostic(
          `The state of ${typeName} is newer than the provider`,
          `It was stored with schema version ${version}; this provider knows ${schema.version}. Install the version of ec2-drydock that stored it, or a newer one.`,
        ),
      ],
    };
  }
  let state: unknown;
  try {
    state = JSON.parse(Buffer.from(rawState.json).toString());
  } catch (problem) {
    return {
      diagnostics: [
        errorDiagnostic(`The stored state of ${typeName} is not JSON`, (problem as Error).message),
      ],
    };
  }
  if (!isRecord(state)) {
    return {
      diagnostics: [
        errorDiagnostic(`The stored state of ${typeName} is no object`, "The state file is damaged."),
      ],
    };
  }
  const removed = removeUnknownNames(schema.block, state);
  return {
    upgradedJson: removed ? Buffer.from(JSON.stringify(state)) : rawState.json,
    diagnostics: [],
  };
}

type JsonRecord = Record<string, unknown>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Deletes what the schema does not have; whether there was any. */
function removeUnknownNames(block: FrameworkBlock, state: JsonRecord): boolean {
  let removed = false;
  for (const name of Object.keys(state)) {
    const nested = block.blocks.get(name);
    if (nested === undefined) {
      if (block.attributes.has(name)) continue;
      delete state[name];
      removed = true;
      continue;
    }
    const value = state[name];
    for (const element of Array.isArray(value) ? value : [value]) {
      if (isRecord(element) && removeUnknownNames(nested.block, element)) removed = true;
    }
  }
  return removed;
}
