import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { openSqliteStore } from "../../../../local-hypervisor/store/sqlite-store";

const attachment = {
  instanceId: "i-0a1b2c3d4e5f60718",
  deviceName: "/dev/sdf",
  state: "attached",
  attachTimeMs: 1_767_225_600_000,
  deleteOnTermination: true,
};

test("a volume of the second version keeps its attachment, as the only one of several", () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-migration-"));
  try {
    const path = join(folder, "state.db");
    openSqliteStore(path).close();
    const database = new Database(path);
    const insert = database.prepare("INSERT INTO record (kind, id, region, body) VALUES (?, ?, ?, ?)");
    const add = (kind: string, record: { id: string; region: string }) =>
      insert.run(kind, record.id, record.region, JSON.stringify(record));
    const base = { region: "eu-west-1", tags: {}, sizeGib: 1 };
    add("volume", { id: "vol-01", ...base, attachment } as never);
    add("volume", { id: "vol-02", ...base } as never);
    // A network interface has one attachment, as it had.
    add("networkInterface", { id: "eni-01", ...base, attachment } as never);
    database.exec("PRAGMA user_version = 2");
    database.close();
    const store = openSqliteStore(path);
    expect(store.list("volume", "eu-west-1")).toEqual([
      { id: "vol-01", ...base, attachments: [attachment] },
      { id: "vol-02", ...base, attachments: [] },
    ]);
    expect(store.get("networkInterface", "eni-01")).toMatchObject({ attachment });
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
