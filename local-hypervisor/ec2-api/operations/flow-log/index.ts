import type { Operation } from "../../operation";
import { createFlowLogs, deleteFlowLogs } from "./create-delete-flow-logs";
import { describeFlowLogs } from "./describe-flow-logs";

export const flowLogOperations: readonly Operation[] = [createFlowLogs, deleteFlowLogs, describeFlowLogs];
