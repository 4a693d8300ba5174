/**
 * Commits pairs of records to the store of a file for ever and prints the number of each pair once it is committed.
 * For the durability test, which kills it.
 */
import { openSqliteStore } from "../../local-hypervisor/store/sqlite-store";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: store-writer <file>");
const store = openSqliteStore(path);
let number = store.listAll("runningPeriod").length / 2;

function commitOne(): void {
  number += 1;
  store.transaction(() => {
    for (const half of ["a", "b"]) {
      store.put("runningPeriod", {
        id: `${number}${half}`,
        region: "eu-west-1",
        tags: {},
        instanceId: "i-0123456789abcdef0",
        instanceType: "t2.micro",
        startTimeMs: number,
      });
    }
  });
  process.stdout.write(`${number}\n`, () => setImmediate(commitOne));
}
commitOne();
