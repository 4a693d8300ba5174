import { withEffects } from "../../../local-hypervisor/control-plane/transactions";
import { openSqliteStore } from "../../../local-hypervisor/store/sqlite-store";
import { silentLog } from "../../support/silent-log";

describe("effects of transactions", () => {
  const errors: unknown[] = [];
  const log = { ...silentLog, error: (message: string, fields?: object) => errors.push([message, fields]) };
  let ran: string[];
  let inner: ReturnType<typeof openSqliteStore>;
  let joined: ReturnType<typeof withEffects>;
  const effect = (name: string) => () => {
    ran.push(name);
  };

  beforeEach(() => {
    ran = [];
    errors.length = 0;
    inner = openSqliteStore(":memory:");
    joined = withEffects(inner, log);
  });

  afterEach(() => inner.close());

  test("start after the outermost commit, in order, not before the caller goes on", async () => {
    const { store, effects } = joined;
    store.transaction(() => {
      effects.afterCommit(effect("first"));
      store.transaction(() => effects.afterCommit(effect("second")));
      effects.afterCommit(effect("third"));
    });
    expect(ran).toEqual([]);
    await effects.settled();
    expect(ran).toEqual(["first", "second", "third"]);
  });

  test("that belong to the moment of the commit have begun when the call returns", async () => {
    const { store, effects } = joined;
    store.transaction(() => {
      effects.afterCommit(effect("later"));
      effects.atCommit(async () => {
        ran.push("begun");
        await Promise.resolve();
        ran.push("ended");
      });
      expect(ran).toEqual([]);
    });
    expect(ran).toEqual(["begun"]);
    await effects.settled();
    expect([...ran].sort()).toEqual(["begun", "ended", "later"]);
    expect(() =>
      store.transaction(() => {
        effects.atCommit(effect("never"));
        throw new Error("undone");
      }),
    ).toThrow("undone");
    effects.atCommit(() => {
      throw new Error("fails at once");
    });
    await effects.settled();
    expect(ran).not.toContain("never");
    expect(errors).toHaveLength(1);
  });

  test("are dropped with what rolls back, inner or outer", async () => {
    const { store, effects } = joined;
    store.transaction(() => {
      effects.afterCommit(effect("kept"));
      expect(() =>
        store.transaction(() => {
          effects.afterCommit(effect("dropped"));
          throw new Error("no");
        }),
      ).toThrow("no");
      effects.afterCommit(effect("kept too"));
    });
    expect(() =>
      store.transaction(() => {
        store.transaction(() => effects.afterCommit(effect("dropped with the outer")));
        throw new Error("no");
      }),
    ).toThrow("no");
    effects.afterCommit(effect("outside"));
    await effects.settled();
    expect(ran).toEqual(["kept", "kept too", "outside"]);
  });

  test("that fail are logged, and the others run", async () => {
    const { effects } = joined;
    effects.afterCommit(() => {
      throw new Error("at once");
    });
    effects.afterCommit(async () => {
      throw new Error("later");
    });
    effects.afterCommit(effect("fine"));
    await effects.settled();
    expect(ran).toEqual(["fine"]);
    expect(errors).toHaveLength(2);
  });

  test("are waited for along with those that they start", async () => {
    const { effects } = joined;
    effects.afterCommit(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      effects.afterCommit(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        ran.push("grandchild");
      });
    });
    await effects.settled();
    expect(ran).toEqual(["grandchild"]);
  });
});

describe("looks at commits", () => {
  const errors: string[] = [];
  const log = { ...silentLog, error: (message: string) => errors.push(message) };
  const period = (id: string) => ({
    id,
    region: "eu-west-1",
    tags: {},
    instanceId: "i-0123456789abcdef0",
    instanceType: "t2.micro",
    startTimeMs: 0,
  });
  const region = { id: "eu-west-1", region: "eu-west-1", tags: {}, defaultDhcpOptionsId: "dopt-0" };
  let inner: ReturnType<typeof openSqliteStore>;
  let joined: ReturnType<typeof withEffects>;
  let seen: string[][];

  beforeEach(() => {
    errors.length = 0;
    seen = [];
    inner = openSqliteStore(":memory:");
    joined = withEffects(inner, log);
    joined.effects.onCommit((kinds) => seen.push([...kinds]));
  });

  afterEach(() => inner.close());

  test("come once a transaction, with every kind that it wrote or deleted, before its effects", async () => {
    const { store, effects } = joined;
    store.transaction(() => {
      effects.afterCommit(() => {
        seen.push(["effect"]);
      });
      store.put("runningPeriod", period("a"));
      store.transaction(() => store.put("region", region));
      store.delete("runningPeriod", "a");
      expect(seen).toEqual([]);
    });
    await effects.settled();
    expect(seen).toEqual([["runningPeriod", "region"], ["effect"]]);
  });

  test("come for a write outside of a transaction, not for reading", () => {
    joined.store.transaction(() => joined.store.list("vpc", "eu-west-1"));
    joined.store.put("region", region);
    joined.store.delete("region", "eu-west-1");
    expect(seen).toEqual([["region"], ["region"]]);
  });

  test("know nothing of what rolled back, inner or outer", () => {
    const { store } = joined;
    const fail = (kind: "inner" | "outer") => {
      throw new Error(kind);
    };
    store.transaction(() => {
      store.put("region", region);
      expect(() =>
        store.transaction(() => {
          store.put("runningPeriod", period("a"));
          fail("inner");
        }),
      ).toThrow("inner");
    });
    expect(() =>
      store.transaction(() => {
        store.put("runningPeriod", period("b"));
        fail("outer");
      }),
    ).toThrow("outer");
    expect(seen).toEqual([["region"]]);
  });

  test("that fail are logged, and the commit stands", () => {
    joined.effects.onCommit(() => {
      throw new Error("no");
    });
    joined.store.put("region", region);
    expect(errors).toHaveLength(1);
    expect(joined.store.get("region", "eu-west-1")).toEqual(region);
  });
});
