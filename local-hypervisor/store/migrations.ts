import type Database from "libsql";
import { StoreError } from "./store-error";

/**
 * The schema's history. A file's `user_version` counts how many of these it has been through; they are never changed
 * once released, only added to.
 */
const migrations: readonly string[] = [
  `CREATE TABLE record (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     region TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, id)
   );
   CREATE INDEX record_by_region ON record (kind, region, sequence);`,
];

/** Brings a file to the newest schema, each step in a transaction of its own. */
export function migrate(database: Database.Database, path: string): void {
  const version = (database.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
  if (version > migrations.length) throw StoreError.tooNew(path, version, migrations.length);
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
