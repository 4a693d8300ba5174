import type { Connection } from "../ec2/connection";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { type Context, creating, deleting, ec2Of, planRegion, reading, updating } from "./life-cycle";
import { text } from "./values";

/** What tells one thing with an id of EC2's, which takes its time to come about, from another. */
export interface AwaitedLife {
  readonly type: string;
  readonly timeoutsMs: NonNullable<ManagedResource<Services>["timeoutsMs"]>;
  /** State from the beginning, beside the id */
  readonly begunWith?: ObjectValue;
  /** Has it made, and gives its id */
  make(ec2: Connection, planned: ObjectValue, context: Context): Promise<string>;
  /** Resolves when it is there, as planned */
  complete(ec2: Connection, id: string, planned: ObjectValue): Promise<void>;
  /** State; null when there is none. `prior` is the state before, or what is planned */
  read(ec2: Connection, id: string, prior: ObjectValue): Promise<ObjectValue | null>;
  /** Brings what changes in place to what is planned */
  change(ec2: Connection, id: string, prior: ObjectValue, planned: ObjectValue): Promise<void>;
  remove(ec2: Connection, id: string, prior: ObjectValue): Promise<void>;
}

/** The life of snapshots and AMIs: made, waited for, changed in place where that can be, removed. */
export const awaitedResource = (life: AwaitedLife): ManagedResource<Services> => ({
  type: life.type,
  timeoutsMs: life.timeoutsMs,

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const id = await life.make(ec2, planned, context);
      exists({ id, ...life.begunWith });
      await life.complete(ec2, id, planned);
      return life.read(ec2, id, planned);
    }),

  read: (prior, context) => reading(prior, () => life.read(ec2Of(prior, context), idOf(prior), prior)),

  update(prior, planned, _config, context) {
    const [ec2, id] = [ec2Of(planned, context), idOf(prior)];
    return updating(
      prior,
      () => life.change(ec2, id, prior, planned),
      () => life.read(ec2, id, planned),
    );
  },

  delete: (prior, context) => deleting(() => life.remove(ec2Of(prior, context), idOf(prior), prior)),
});

const idOf = (state: ObjectValue): string => text(state, "id") ?? "";
