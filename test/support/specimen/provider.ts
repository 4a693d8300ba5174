import { appendFileSync } from "node:fs";
import type { Provider } from "../../../provider/framework/provider";
import type { DataSource, ManagedResource } from "../../../provider/framework/resource";
import { attributePath } from "../../../provider/protocol/attribute-path";
import { errorDiagnostic } from "../../../provider/protocol/diagnostic";
import { isUnknown, Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue, Value } from "../../../provider/protocol/value";
import { SpecimenStore } from "./store";

interface Services {
  readonly store: SpecimenStore;
}

let counter = 0;
const newId = (prefix: string): string => `${prefix}-${process.pid.toString(16)}${(counter++).toString(16)}`;

/** Resolves after a minute, or rejects as soon as the signal aborts. */
const longTime = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 60_000);
    const stop = () => {
      clearTimeout(timer);
      reject(new Error("aborted"));
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });

const whenUnknown = (value: Value | undefined, otherwise: Value): Value =>
  value === undefined || isUnknown(value) ? otherwise : value;

function filledIn(planned: ObjectValue, id: string, revision: number): ObjectValue {
  const disks = Array.isArray(planned.disk) ? planned.disk : [{}];
  return {
    ...planned,
    id,
    arn: `arn:specimen:${id}`,
    revision,
    zone: whenUnknown(planned.zone, "zone-a"),
    groups: whenUnknown(planned.groups, ["default"]),
    rules: whenUnknown(planned.rules, []),
    disk: disks.map((disk, index) => {
      const given = disk as ObjectValue;
      return {
        gib: whenUnknown(given.gib, 8),
        kind: whenUnknown(given.kind, "fast"),
        keep: whenUnknown(given.keep, true),
        volume: whenUnknown(given.volume, `${id}-vol-${index}`),
      };
    }),
    port: (planned.port as ObjectValue[]).map((port) => ({
      ...port,
      handle: whenUnknown(port.handle, `${id}-port-${port.number}`),
    })),
  };
}

const thing: ManagedResource<Services> = {
  type: "specimen_thing",
  validate: (config) =>
    config.size === 0
      ? [errorDiagnostic("Too small", "The size must be at least 1.", attributePath("size"))]
      : [],
  async plan({ prior, planned, services }) {
    if (prior !== null && planned.name !== prior.name) planned.revision = Unknown.value;
    if (planned.behaviour === "refuse-plan" && services !== undefined) {
      return { diagnostics: [errorDiagnostic("Refused at plan", "As asked.", attributePath("behaviour"))] };
    }
    const replaced = prior !== null && prior.behaviour === "pinned" && planned.behaviour !== "pinned";
    return replaced ? { requiresReplace: [attributePath("behaviour")] } : {};
  },
  async create(planned, _config, { services, signal }) {
    const { behaviour } = planned;
    if (behaviour === "throw") throw new Error("a bug of the specimen");
    if (behaviour === "refuse") {
      return { state: null, diagnostics: [errorDiagnostic("Refused at create", "As asked.")] };
    }
    const id = newId("thing");
    const state = filledIn(planned, id, 1);
    if (behaviour === "slow") {
      services.store.put(thing.type, id, state);
      appendFileSync(`${services.store.file}.log`, "slow create begins\n");
      try {
        await longTime(signal);
      } catch {
        appendFileSync(`${services.store.file}.log`, "slow create was stopped\n");
        return { state, diagnostics: [errorDiagnostic("Stopped", String((signal.reason as Error).message))] };
      }
    }
    if (behaviour === "never") await longTime(signal);
    services.store.put(thing.type, id, state);
    if (behaviour === "half") {
      return { state, diagnostics: [errorDiagnostic("Created by half", "It exists but does not work.")] };
    }
    if (behaviour === "forgetful") return { state: { ...state, arn: Unknown.value } };
    if (behaviour === "wrong-type") return { state: { ...state, revision: "one" } };
    return { state };
  },
  async read(prior, { services }) {
    const found = services.store.get(thing.type, String(prior.id));
    return { state: found ?? null };
  },
  async update(prior, planned, _config, { services }) {
    if (planned.behaviour === "refuse-update") {
      return { state: null, diagnostics: [errorDiagnostic("Refused at update", "As asked.")] };
    }
    const state = filledIn(planned, String(prior.id), Number(prior.revision) + 1);
    if (!isUnknown(planned.revision)) state.revision = planned.revision ?? null;
    services.store.put(thing.type, String(prior.id), state);
    return { state };
  },
  async delete(prior, { services }) {
    if (prior.behaviour === "sticky") return [errorDiagnostic("It sticks", "As asked.")];
    services.store.remove(thing.type, String(prior.id));
    return [];
  },
  async import(id) {
    return { state: { id } };
  },
};

const strict: ManagedResource<Services> = {
  type: "specimen_strict",
  async create(planned, _config, { services }) {
    const id = newId("strict");
    const state = { ...planned, id };
    services.store.put(strict.type, id, state);
    return { state };
  },
  read: async (prior, { services }) => ({ state: services.store.get(strict.type, String(prior.id)) ?? null }),
  async update(prior, planned, _config, { services }) {
    services.store.put(strict.type, String(prior.id), planned);
    return { state: planned };
  },
  async delete(prior, { services }) {
    services.store.remove(strict.type, String(prior.id));
    return [];
  },
};

const lookup: DataSource<Services> = {
  type: "specimen_lookup",
  async read(config, { services }) {
    for (const [id, value] of services.store.all(thing.type)) {
      if (value.name === config.name) return { state: { ...config, id, size: value.size ?? null } };
    }
    return { state: null };
  },
};

export const createSpecimenProvider = (): Provider<Services> => ({
  resources: [thing, strict],
  dataSources: [lookup],
  async configure(config) {
    // What a careless library might do
    console.log("printed where only the handshake belongs");
    const store = config.store ?? process.env.SPECIMEN_STORE ?? null;
    if (isUnknown(store)) return { diagnostics: [] };
    if (typeof store !== "string") {
      return { diagnostics: [errorDiagnostic("No store", "Set store.", attributePath("store"))] };
    }
    return { services: { store: new SpecimenStore(store) }, diagnostics: [] };
  },
});
