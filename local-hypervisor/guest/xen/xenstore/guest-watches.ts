import { concerns, mayLearnOf, type NodeChange } from "./node-operations";
import { absolutePath, domainPath } from "./path";
import { maxWatches } from "./quota";
import { StoreError } from "./store-error";
import { joinTexts, maxPayloadBytes } from "./wire";

interface GuestWatch {
  /** As the guest wrote it, and as it is told of changes: relative, absolute or special */
  readonly path: string;
  readonly token: string;
}

export type SavedGuestWatches = readonly GuestWatch[];

/** Special watches, such as of domains that come and go: a guest may set them and is told of no more than that */
const isSpecial = (path: string): boolean => path.startsWith("@");

/** What a guest watches. */
export class GuestWatches {
  private watches: readonly GuestWatch[];

  constructor(
    private readonly domainId: number,
    saved: SavedGuestWatches = [],
  ) {
    this.watches = saved;
  }

  /** Throws `EINVAL`, `EEXIST`, and `E2BIG` for too many. The result is the event that every watch begins with. */
  add(path: string, token: string): string | undefined {
    if (!isSpecial(path)) absolutePath(path, this.domainId);
    else if (!/^@[A-Za-z0-9/_@-]+$/.test(path)) throw new StoreError("EINVAL");
    if (this.watches.some((watch) => watch.path === path && watch.token === token))
      throw new StoreError("EEXIST");
    if (this.watches.length >= maxWatches) throw new StoreError("E2BIG");
    this.watches = [...this.watches, { path, token }];
    return eventPayload(path, token);
  }

  /** Throws `ENOENT` */
  remove(path: string, token: string): void {
    const rest = this.watches.filter((watch) => watch.path !== path || watch.token !== token);
    if (rest.length === this.watches.length) throw new StoreError("ENOENT");
    this.watches = rest;
  }

  /** Whether the path is watched, as the guest writes it */
  has(path: string): boolean {
    return this.watches.some((watch) => watch.path === path);
  }

  clear(): void {
    this.watches = [];
  }

  /** Payloads of the events that a change gives */
  eventsOf(change: NodeChange): string[] {
    if (this.watches.length === 0 || !mayLearnOf(change, this.domainId)) return [];
    const home = `${domainPath(this.domainId)}/`;
    return this.watches.flatMap(({ path, token }) => {
      if (isSpecial(path)) return [];
      const relative = !path.startsWith("/");
      if (!concerns(change, relative ? home + path : path)) return [];
      return eventPayload(relative ? change.path.slice(home.length) : change.path, token) ?? [];
    });
  }

  save(): SavedGuestWatches {
    return this.watches;
  }
}

/** `undefined` where it would be longer than a message may be: then nobody is told, as by Xen's store */
function eventPayload(path: string, token: string): string | undefined {
  const payload = joinTexts([path, token]);
  return payload.length <= maxPayloadBytes ? payload : undefined;
}
