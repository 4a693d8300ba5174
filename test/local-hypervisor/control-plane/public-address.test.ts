import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshPublicAddress } from "../../../local-hypervisor/control-plane/public-address";
import { parseIpv4Block } from "../../../local-hypervisor/model/cidr";
import { isPublicAddress } from "../../../local-hypervisor/model/public-block";
import { openSqliteStore } from "../../../local-hypervisor/store/sqlite-store";
import { SeededRandom } from "../../support/seeded-random";

test("fresh addresses are of the range until all of it are in use, then of 127.64.0.0/10, and none twice", () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-public-address-"));
  const store = openSqliteStore(join(folder, "state.db"));
  try {
    const random = new SeededRandom(31);
    const publicRange = parseIpv4Block("127.80.7.0/24");
    const context = { store, randomBytes: (length: number) => random.bytes(length), publicRange };
    // An address of before the range was there stays, and takes none of the range's
    const given = ["127.64.0.9"];
    for (let count = 0; ; count++) {
      store.put("address", {
        id: `eipalloc-${String(count).padStart(17, "0")}`,
        region: "eu-west-1",
        publicIp: given.at(-1) as string,
        tags: {},
      });
      if (count === 256) break;
      given.push(freshPublicAddress(context));
    }
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((each) => isPublicAddress(each))).toBe(true);
    const ofRange = given.map((each) => each.startsWith("127.80.7."));
    expect(ofRange.slice(1, 255).every(Boolean)).toBe(true);
    expect(ofRange.slice(255)).toEqual([false, false]);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
});
