import { StoreConnection } from "../../local-hypervisor/guest/xen/xenstore/store-connection";
import { Xenstore } from "../../local-hypervisor/guest/xen/xenstore/xenstore";
import { TestDeviceMemory } from "./virtio-net-driver";
import { XenstoreClient } from "./xenstore-client";

export const storePage = 0x10000;
export const guestDomain = 1;

/** A store, a guest's connection to it, and the guest. */
export class XenstoreRig {
  store = new Xenstore(guestDomain);
  connection: StoreConnection;
  readonly client: XenstoreClient;
  /** Times that the store woke the guest */
  wakes = 0;
  protected readonly deferred: (() => void)[] = [];

  constructor(readonly memory = new TestDeviceMemory()) {
    this.connection = new StoreConnection(this.store, this.ports());
    this.client = new XenstoreClient(
      this.memory,
      storePage,
      () => this.connection.notified(),
      () => this.work(),
    );
  }

  readonly defer = (work: () => void): void => void this.deferred.push(work);

  /** Does what was put off */
  work(): void {
    for (let work = this.deferred.shift(); work; work = this.deferred.shift()) work();
  }

  /** Takes the store's side down and makes it again of what it saved */
  restore(): void {
    const saved = structuredClone({ tree: this.store.save(), connection: this.connection.save() });
    this.connection.close();
    this.deferred.length = 0;
    this.store = new Xenstore(guestDomain, saved.tree);
    this.connection = new StoreConnection(this.store, this.ports(), saved.connection);
  }

  private ports() {
    return {
      memory: this.memory,
      pageAddress: storePage,
      notify: () => void this.wakes++,
      defer: this.defer,
    };
  }
}
