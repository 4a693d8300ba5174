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
