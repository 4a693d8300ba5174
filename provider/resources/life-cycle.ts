import type { Connection } from "../ec2/connection";
import { attempt } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import type { CallContext, ObjectValue, PlanRequest, StateResult } from "../framework/resource";
import { type AttributePath, attributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";
import { isUnknown, Unknown } from "../protocol/unknown";
import { isSet, knownPart, same, text } from "./values";

export type Context = CallContext<Services>;

/** EC2 in the region of a resource: its own `region`, else the provider's. */
export const ec2Of = (state: ObjectValue, { services, signal }: Context): Connection =>
  services.ec2(text(state, "region"), signal);

/**
 * A create whose failure after the thing exists keeps what is known of it: Terraform then marks it tainted and
 * replaces it, instead of losing it. `exists` is called as soon as there is an id.
 */
export async function creating(
  planned: ObjectValue,
  work: (exists: (known: ObjectValue) => void) => Promise<ObjectValue | null>,
): Promise<StateResult> {
  let saved: ObjectValue | null = null;
  return attempt<StateResult>(
    async () => ({
      state: await work((known) => {
        saved = { ...(knownPart(planned) as ObjectValue), ...known };
      }),
    }),
    (problem) => ({ state: saved, diagnostics: [problem] }),
  );
}

/** A read whose failure leaves the state as it was. */
export const reading = (prior: ObjectValue, work: () => Promise<ObjectValue | null>): Promise<StateResult> =>
  attempt<StateResult>(
    async () => ({ state: await work() }),
    (problem) => ({ state: prior, diagnostics: [problem] }),
  );

/** An update whose failure midway keeps what was reached: the state is what the API has then. */
export const updating = (
  prior: ObjectValue,
  work: () => Promise<void>,
  read: () => Promise<ObjectValue | null>,
): Promise<StateResult> =>
  attempt<StateResult>(
    async () => {
      await work();
      return { state: await read() };
    },
    async (problem) => ({
      state: await attempt<ObjectValue | null>(read, () => prior),
      diagnostics: [problem],
    }),
  );

export const deleting = (work: () => Promise<void>): Promise<readonly Diagnostic[]> =>
  attempt<readonly Diagnostic[]>(
    async () => {
      await work();
      return [];
    },
    (problem) => [problem],
  );

/** An id, with hashicorp/aws's optional suffix for another region than the provider's: `vol-…@eu-west-2`. */
export async function importById(id: string, { services }: Context): Promise<StateResult> {
  const { id: plain, region } = splitImportId(id);
  return { state: { id: plain, region: region ?? services.region } };
}

export function splitImportId(id: string): { id: string; region?: string } {
  const [, plain, region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d+)$/.exec(id) ?? [];
  return plain === undefined || region === undefined ? { id } : { id: plain, region };
}

/** Plans the region of a new thing, which is known, and a replacement where it moves. */
export function planRegion({ prior, planned, services }: PlanRequest<Services>): AttributePath[] {
  if (isUnknown(planned.region) && prior === null) planned.region = services.region;
  const moved =
    prior !== null &&
    isSet(prior, "region") &&
    isSet(planned, "region") &&
    !same(prior.region, planned.region);
  return moved ? [attributePath("region")] : [];
}

/** Plans computed attributes as known only after apply, except those that the configuration sets. */
export function planUnknown(planned: ObjectValue, config: ObjectValue, ...names: readonly string[]): void {
  for (const name of names) if (!isSet(config, name)) planned[name] = Unknown.value;
}
