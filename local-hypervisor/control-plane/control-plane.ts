import type { ControlPlaneContext } from "./context";

/**
 * The service behind the EC2 API: one service object a noun. A noun's service is `class <Noun>Service` in
 * `control-plane/<noun>.ts`, built as `new <Noun>Service(context, controlPlane)`; it may use its peers through
 * `controlPlane` in its methods, never in its constructor. Every call takes the region first.
 */
export class ControlPlane {
  constructor(readonly context: ControlPlaneContext) {}

  /**
   * Runs `work` atomically. The gateway runs each operation in one; an exception undoes every write and drops every
   * scheduled effect.
   */
  transaction<T>(work: () => T): T {
    return this.context.store.transaction(work);
  }
}
