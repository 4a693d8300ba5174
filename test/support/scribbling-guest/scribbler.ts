import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DomainPorts, XenDomain } from "../../../local-hypervisor/guest/xen/domain";
import { SeededRandom } from "../seeded-random";

const pageBytes = 4096;
const tickMs = 10;
const permitAccess = 1;
/** Ends the guest, which is too easy */
const schedulerCall = 29;
/** References up to here are those of rings: Linux grants them before the pages that it shares for a while */
const ringReferences = 64;

/**
 * Has a guest's kernel lose its senses while a file `<folder>/<instance id>` is there: over everything that it shares
 * with domain 0 it writes what occurs to it, sends events on any port and calls the hypervisor with anything. Linux lets
 * no program write there, not root's either, so it is done to the running guest's memory from within its worker. The
 * number of deeds stands in `<folder>/<instance id>.deeds`, and goes on where the instance was started again.
 */
export function scribbleWhileAsked(folder: string, instanceId: string): void {
  let domain: XenDomain | undefined;
  const { hypercall } = XenDomain.prototype;
  XenDomain.prototype.hypercall = function (number, given) {
    // After a reset there is another one
    domain = this;
    return hypercall.call(this, number, given);
  };
  const random = new SeededRandom(Number.parseInt(instanceId.slice(-6), 16));
  const file = join(folder, `${instanceId}.deeds`);
  let deeds = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  setInterval(() => {
    if (!domain || !existsSync(join(folder, instanceId))) return;
    const ahead = random.below(30) + 1;
    deeds += ahead;
    // Before them: one may end the guest, and this thread with it
    writeFileSync(`${file}.new`, String(deeds));
    // Whoever reads finds the one number or the other, and no empty file
    renameSync(`${file}.new`, file);
    for (let left = ahead; left > 0; left--) new Deed(domain, random, hypercall).do();
  }, tickMs);
}

class Deed {
  constructor(
    private readonly domain: XenDomain,
    private readonly random: SeededRandom,
    private readonly hypercall: XenDomain["hypercall"],
  ) {}

  do(): void {
    const { random } = this;
    const kind = random.below(20);
    if (kind < 9) this.scribble();
    else if (kind < 14) this.nudgeIndices();
    else if (kind < 19) this.sendEvent();
    else this.callAnything();
  }

  private get memory() {
    return (Reflect.get(this.domain, "machine") as DomainPorts).memory;
  }

  private word(): number {
    const { random } = this;
    return random.below(2) === 0 ? random.below(64) : Math.floor(random.next() * 2 ** 32);
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.random.below(from.length)] as T;
  }

  /** Everything that the two share at this moment */
  private page(): number {
    const { layout, sharedInfo, grants } = this.domain;
    const { pageAddress, vcpuInfoAddress } = sharedInfo.save();
    const frames = grants.save().frames;
    const others = [layout.storePage, layout.consolePage, pageAddress, vcpuInfoAddress, ...frames];
    const granted = this.granted(frames[0]);
    const pages = this.random.below(3) === 0 || granted.length === 0 ? others : granted;
    const address = (this.pick(pages) ?? layout.storePage) & -pageBytes;
    return this.memory.covers(address >>> 0, pageBytes) ? address >>> 0 : layout.storePage;
  }

  private granted(table: number | undefined): number[] {
    if (table === undefined) return [];
    const limit = this.pick([ringReferences, pageBytes / 8]);
    return Array.from({ length: limit }, (_, reference) => table + reference * 8)
      .filter((entry) => (this.memory.readUint16(entry) & 3) === permitAccess)
      .map((entry) => this.memory.readUint32(entry + 4) * pageBytes);
  }

  private scribble(): void {
    const page = this.page();
    const at = this.random.below(2) === 0 ? this.random.below(32) : this.random.below(pageBytes / 4);
    for (let words = this.random.below(12), index = at; words >= 0 && index < pageBytes / 4; words--, index++)
      this.memory.writeUint32(page + index * 4, this.word());
  }

  private nudgeIndices(): void {
    const page = this.page();
    const at = page + this.pick([0, 4, 8, 12, 2048, 2052, 2056, 2060, 2068, 3072, 3076, 3080, 3084]);
    const by = this.pick([-33, -2, -1, 1, 2, 31, 32, 33, 256, 1024, 2 ** 31]);
    this.memory.writeUint32(at, (this.memory.readUint32(at) + by) >>> 0);
  }

  private sendEvent(): void {
    try {
      this.domain.events.send(this.random.below(64));
    } catch {
      // As a hypercall it has an error number
    }
  }

  private callAnything(): void {
    const number = this.random.below(60);
    if (number === schedulerCall) return;
    const given = Array.from({ length: 5 }, () => this.word());
    this.hypercall.call(this.domain, number, given);
  }
}
