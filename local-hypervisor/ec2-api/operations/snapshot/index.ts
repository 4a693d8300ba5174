import type { Operation } from "../../operation";
import { describeSnapshots } from "./describe-snapshots";

export const snapshotOperations: readonly Operation[] = [describeSnapshots];
