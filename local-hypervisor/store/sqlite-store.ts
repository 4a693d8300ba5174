import Database from "libsql";
import type { Records } from "../model/records";
import type { RecordKind, Store } from "../model/store";
import { migrate } from "./migrations";
import { StoreError } from "./store-error";

type Row = { body: string };

/** A file that another process has open, as SQLite says it. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: string }).code === "SQLITE_BUSY";

/**
 * Opens the store in a SQLite file, or in memory for `":memory:"`. Throws `StoreError` when the file is in use by
 * another daemon, was written by a newer version, or is no database.
 *
 * Journal WAL with synchronous FULL: a commit is on stable storage when it returns. The lock is exclusive for as long
 * as the store is open and goes with the process, so that a second daemon on the same file cannot start.
 */
export function openSqliteStore(path: string): Store {
  const database = openFile(path);
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    migrate(database, path);
    checkPages(database);
  } catch (error) {
    giveUp(database);
    if (isBusy(error)) throw StoreError.inUse(path, error);
    if (error instanceof StoreError) throw error;
    throw StoreError.unreadable(path, error, isDamage(error));
  }
  return new SqliteStore(database);
}

function openFile(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (error) {
    throw StoreError.unreadable(path, error, isDamage(error));
  }
}

/** Damage that nobody has come across yet would end requests, or the daemon, later */
function checkPages(database: Database.Database): void {
  const { quick_check: found } = database.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
  if (found !== "ok")
    throw Object.assign(new Error(found.replaceAll("\n", ": ")), { code: "SQLITE_CORRUPT" });
}

const isDamage = (error: unknown): boolean =>
  ["SQLITE_CORRUPT", "SQLITE_NOTADB"].includes((error as { readonly code?: string }).code ?? "");

/** Closes a file that cannot be used; the lock goes by hand, as in `SqliteStore.close`. */
function giveUp(database: Database.Database): void {
  try {
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("PRAGMA locking_mode = NORMAL");
    database.exec("SELECT count(*) FROM sqlite_schema");
  } catch {
    // Somebody else has the lock, or it is no database: there is nothing to give back.
  }
  database.close();
}

class SqliteStore implements Store {
  private depth = 0;
  private open = true;
  private readonly begin;
  private readonly commit;
  private readonly rollback;
  private readonly savepoint;
  private readonly releaseSavepoint;
  private readonly rollbackToSavepoint;
  private readonly selectOne;
  private readonly selectRegion;
  private readonly selectAll;
  private readonly upsert;
  private readonly remove;

  constructor(private readonly database: Database.Database) {
    this.begin = database.prepare("BEGIN IMMEDIATE");
    this.commit = database.prepare("COMMIT");
    this.rollback = database.prepare("ROLLBACK");
    // SQLite keeps savepoints of one name as a stack, so that every depth may use the same statement.
    this.savepoint = database.prepare("SAVEPOINT nested");
    this.releaseSavepoint = database.prepare("RELEASE nested");
    this.rollbackToSavepoint = database.prepare("ROLLBACK TO nested");
    this.selectOne = database.prepare("SELECT body FROM record WHERE kind = ? AND id = ?");
    this.selectRegion = database.prepare(
      "SELECT body FROM record WHERE kind = ? AND region = ? ORDER BY sequence",
    );
    this.selectAll = database.prepare("SELECT body FROM record WHERE kind = ? ORDER BY sequence");
    this.upsert = database.prepare(
      `INSERT INTO record (kind, id, region, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET region = excluded.region, body = excluded.body`,
    );
    this.remove = database.prepare("DELETE FROM record WHERE kind = ? AND id = ?");
  }

  transaction<T>(work: () => T): T {
    this.requireOpen();
    const nested = this.depth > 0;
    (nested ? this.savepoint : this.begin).run();
    this.depth += 1;
    try {
      const outcome = work();
      (nested ? this.releaseSavepoint : this.commit).run();
      return outcome;
    } catch (error) {
      if (nested) {
        this.rollbackToSavepoint.run();
        this.releaseSavepoint.run();
      } else if (this.database.inTransaction) {
        this.rollback.run();
      }
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  get<K extends RecordKind>(kind: K, id: string): Records[K] | undefined {
    this.requireOpen();
    const row = this.selectOne.get(kind, id) as Row | undefined;
    return row && JSON.parse(row.body);
  }

  put<K extends RecordKind>(kind: K, record: Records[K]): void {
    this.requireOpen();
    this.upsert.run(kind, record.id, record.region, JSON.stringify(record));
  }

  delete(kind: RecordKind, id: string): void {
    this.requireOpen();
    this.remove.run(kind, id);
  }

  list<K extends RecordKind>(kind: K, region: string): Records[K][] {
    this.requireOpen();
    return this.selectRegion.all(kind, region).map((row) => JSON.parse((row as Row).body));
  }

  listAll<K extends RecordKind>(kind: K): Records[K][] {
    this.requireOpen();
    return this.selectAll.all(kind).map((row) => JSON.parse((row as Row).body));
  }

  /**
   * Folds the journal into the file and gives the lock back by hand: the library keeps a connection open until its
   * prepared statements are garbage-collected, long after `close`.
   */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.database.exec("PRAGMA journal_mode = DELETE");
    this.database.exec("PRAGMA locking_mode = NORMAL");
    this.database.exec("SELECT count(*) FROM record");
    this.database.close();
  }

  /** The library ends the whole process when a closed database is used. */
  private requireOpen(): void {
    if (!this.open) throw new Error("The store is closed.");
  }
}
