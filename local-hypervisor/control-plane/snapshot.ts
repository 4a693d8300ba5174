import { checkId } from "../../schemas/rules/ids";
import { refuse } from "../model/errors/problem";
import { snapshotNotFound } from "../model/errors/snapshot";
import type { SnapshotRecord } from "../model/snapshot";
import type { ControlPlaneContext } from "./context";

/** EBS snapshots of a region. */
export class SnapshotService {
  constructor(private readonly context: ControlPlaneContext) {}

  list(region: string): SnapshotRecord[] {
    return this.context.store.list("snapshot", region);
  }

  /** @throws Ec2Error InvalidParameterValue for a malformed id, InvalidSnapshot.NotFound */
  require(region: string, id: string): SnapshotRecord {
    refuse(checkId("snapshot", id));
    const snapshot = this.context.store.get("snapshot", id);
    if (snapshot?.region !== region) throw snapshotNotFound(id);
    return snapshot;
  }
}
