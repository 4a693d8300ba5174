import fc from "fast-check";
import { messageType } from "../../../../../local-hypervisor/guest/xen/xenstore/wire";
import { XenstoreRig } from "../../../../support/xenstore-rig";

const seed = 20_261_122;
const isNightly = process.env.DRYDOCK_NIGHTLY === "1";
const home = "/local/domain/1";

type Operation =
  | { readonly kind: "read" | "list" | "make" | "remove"; readonly path: string }
  | { readonly kind: "write"; readonly path: string; readonly value: string };

/** What a store is: values by path. Operations give their answer and the paths that they changed. */
class Model {
  constructor(readonly values = new Map([["data", ""]])) {}

  copy(): Model {
    return new Model(new Map(this.values));
  }

  /** Paths that are told of only to watches of themselves have `only` */
  apply(operation: Operation): { answer: string; changes: { path: string; only: boolean }[] } {
    const { path } = operation;
    const exists = this.values.has(path);
    const above = path.slice(0, path.lastIndexOf("/"));
    switch (operation.kind) {
      case "read":
        return { answer: exists ? (this.values.get(path) ?? "") : "ENOENT", changes: [] };
      case "list":
        return { answer: exists ? this.children(path).sort().join() : "ENOENT", changes: [] };
      case "write":
        this.make(path);
        this.values.set(path, operation.value);
        return { answer: "OK", changes: [{ path, only: false }] };
      case "make":
        this.make(path);
        return { answer: "OK", changes: exists ? [] : [{ path, only: false }] };
      case "remove": {
        if (!exists) return { answer: this.values.has(above) ? "OK" : "ENOENT", changes: [] };
        const gone = [...this.values.keys()].filter((one) => one === path || one.startsWith(`${path}/`));
        for (const one of gone) this.values.delete(one);
        return { answer: "OK", changes: gone.map((one) => ({ path: one, only: one !== path })) };
      }
    }
  }

  private make(path: string): void {
    const names = path.split("/");
    for (let depth = 1; depth <= names.length; depth++) {
      const one = names.slice(0, depth).join("/");
      if (!this.values.has(one)) this.values.set(one, "");
    }
  }

  private children(path: string): string[] {
    return [...this.values.keys()].flatMap((one) =>
      one.startsWith(`${path}/`) && !one.slice(path.length + 1).includes("/")
        ? [one.slice(path.length + 1)]
        : [],
    );
  }
}

const path = fc
  .array(fc.constantFrom("a", "b"), { minLength: 1, maxLength: 2 })
  .map((names) => ["data", ...names].join("/"));
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom("read" as const, "list" as const), path }),
  fc.record({
    kind: fc.constant("write" as const),
    path,
    value: fc.constantFrom("", "0", "1", "longer"),
  }),
  fc.record({ kind: fc.constantFrom("make" as const, "remove" as const), path }),
);
const slot = fc.nat({ max: 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("guest" as const), operation }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("domainZero" as const), operation }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("begin" as const), slot }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("within" as const), slot, operation }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("end" as const), slot, commit: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("watch" as const), path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unwatch" as const), path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const) }) },
);

const ask = ({ client }: XenstoreRig, operation: Operation, transaction?: number): string => {
  switch (operation.kind) {
    case "read":
      return client.read(operation.path, transaction);
    case "write":
      return client.write(operation.path, operation.value, transaction);
    case "make":
      return client.ask(messageType.makeDirectory, [operation.path], { transaction });
    case "remove":
      return client.ask(messageType.remove, [operation.path], { transaction });
    case "list":
      return client.ask(messageType.directory, [operation.path], { transaction }).split("\0").sort().join();
  }
};

test("the store is what its operations make it, transactions among them as if one after the other, and watches tell", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const rig = new XenstoreRig();
      let model = new Model();
      const watches = new Set<string>();
      const transactions = new Map<number, { id: number; changed: boolean; seen: [Operation, string][] }>();
      let expected: { path: string; only: boolean }[] = [];

      const changed = (changes: typeof expected) => {
        expected.push(...changes);
        if (changes.length > 0) for (const one of transactions.values()) one.changed = true;
      };
      for (const one of steps) {
        switch (one.do) {
          case "guest": {
            const { answer, changes } = model.apply(one.operation);
            expect(ask(rig, one.operation)).toBe(answer);
            // A node that is written with what it held, or made above others, counts as changed all the same
            changed(changes);
            break;
          }
          case "domainZero": {
            const { kind, path: relative } = one.operation;
            const absolute = `${home}/${relative}`;
            if (kind === "read") expect(rig.store.read(absolute)).toBe(model.values.get(relative));
            else if (kind === "write") rig.store.write(absolute, one.operation.value);
            else if (kind === "remove") rig.store.remove(absolute);
            if (kind === "write" || kind === "remove") changed(model.apply(one.operation).changes);
            break;
          }
          case "begin":
            if (!transactions.has(one.slot))
              transactions.set(one.slot, { id: rig.client.begin(), changed: false, seen: [] });
            break;
          case "within": {
            const transaction = transactions.get(one.slot);
            transaction?.seen.push([one.operation, ask(rig, one.operation, transaction.id)]);
            break;
          }
          case "end": {
            const transaction = transactions.get(one.slot);
            if (!transaction) break;
            transactions.delete(one.slot);
            const answer = rig.client.end(transaction.id, one.commit);
            if (!one.commit) expect(answer).toBe("OK");
            else if (answer === "EAGAIN") expect(transaction.changed).toBe(true);
            else {
              expect(answer).toBe("OK");
              const after = model.copy();
              for (const [operation, seen] of transaction.seen) {
                const { answer, changes } = after.apply(operation);
                expect([operation, seen]).toEqual([operation, answer]);
                changed(changes);
              }
              model = after;
            }
            break;
          }
          case "watch":
            expect(rig.client.ask(messageType.watch, [one.path, "t"])).toBe(
              watches.has(one.path) ? "EEXIST" : "OK",
            );
            if (!watches.has(one.path)) expect(rig.client.takeEvents()).toEqual([[one.path, "t"]]);
            watches.add(one.path);
            break;
          case "unwatch":
            expect(rig.client.ask(messageType.unwatch, [one.path, "t"])).toBe(
              watches.has(one.path) ? "OK" : "ENOENT",
            );
            watches.delete(one.path);
            break;
          case "restore":
            rig.restore();
        }
        const told = expected.flatMap(({ path, only }) =>
          [...watches].some((watched) => path === watched || (!only && path.startsWith(`${watched}/`)))
            ? [path]
            : [],
        );
        expected = [];
        expect(new Set(rig.client.takeEvents().map(([path]) => path))).toEqual(new Set(told));
      }
      for (const [path, value] of model.values) expect(rig.client.read(path)).toBe(value);
      const count = (at: string): number =>
        1 + (rig.store.list(at) ?? []).reduce((sum, name) => sum + count(`${at}/${name}`), 0);
      expect(count(`${home}/data`)).toBe(model.values.size);
    }),
    { seed, numRuns: isNightly ? 20_000 : 500 },
  );
}, 600_000);
