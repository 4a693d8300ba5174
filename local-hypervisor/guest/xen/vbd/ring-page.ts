import type { GrantedPages } from "../ports";

/** The page of a ring, which is the guest's again whenever nobody here holds it. */
export class RingPage {
  private isHeld = true;

  private constructor(
    private readonly grants: GrantedPages,
    private readonly reference: number,
    /** Guest-physical */
    readonly address: number,
  ) {}

  /** Held from now on; `undefined` where the guest does not grant it for writing */
  static open(grants: GrantedPages, reference: number): RingPage | undefined {
    const address = grants.map(reference, "write");
    return address === undefined ? undefined : new RingPage(grants, reference, address);
  }

  /** Whether it is held now: not where the guest has taken it back, or grants another in its place */
  hold(): boolean {
    if (this.isHeld) return true;
    const address = this.grants.map(this.reference, "write");
    if (address !== undefined && address !== this.address) this.grants.unmap(this.reference, "write");
    this.isHeld = address === this.address;
    return this.isHeld;
  }

  letGo(): void {
    if (this.isHeld) this.grants.unmap(this.reference, "write");
    this.isHeld = false;
  }
}
