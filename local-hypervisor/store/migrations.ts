import type Database from "libsql";
import { companionsToRecords } from "./migrations/companions-to-records";
import { StoreError } from "./store-error";

/** A step of the schema's history: SQL, or work on the records where SQL does not reach into their JSON well. */
type Migration = string | ((database: Database.Database) => void);

/**
 * The schema's history. A file's `user_version` counts how many of these it has been through; they are never changed
 * once released, only added to.
 */
const migrations: readonly Migration[] = [
  `CREATE TABLE record (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     region TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, id)
   );
   CREATE INDEX record_by_region ON record (kind, region, sequence);`,
  companionsToRecords,
  // A volume may have several attachments
  `UPDATE record SET body = json_set(body, '$.attachments', json_array(json_extract(body, '$.attachment')))
     WHERE kind = 'volume' AND json_type(body, '$.attachment') = 'object';
   UPDATE record SET body = json_set(body, '$.attachments', json('[]'))
     WHERE kind = 'volume' AND json_type(body, '$.attachment') IS NULL;
   UPDATE record SET body = json_remove(body, '$.attachment') WHERE kind = 'volume';`,
];

/** Brings a file to the newest schema, each step in a transaction of its own. */
export function migrate(database: Database.Database, path: string): void {
  const version = (database.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
  if (version > migrations.length) throw StoreError.tooNew(path, version, migrations.length);
  for (const [index, step] of migrations.entries()) {
    if (index >= version) carryOut(database, step, index + 1);
  }
}

function carryOut(database: Database.Database, step: Migration, version: number): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    if (typeof step === "string") database.exec(step);
    else step(database);
    database.exec(`PRAGMA user_version = ${version}; COMMIT;`);
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
