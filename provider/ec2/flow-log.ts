import {
  CreateFlowLogsCommand,
  type CreateFlowLogsRequest,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  type FlowLog,
  type UnsuccessfulItem,
} from "@aws-sdk/client-ec2";
import { call } from "./call";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { ApiError, isApiError } from "./errors";

const createFlowLogs = call("CreateFlowLogs", CreateFlowLogsCommand);
const deleteFlowLogs = call("DeleteFlowLogs", DeleteFlowLogsCommand);
const describeFlowLogs = call("DescribeFlowLogs", DescribeFlowLogsCommand);

/** Creates the flow log of one resource, and gives its id. */
export async function createFlowLog(ec2: Connection, request: CreateFlowLogsRequest): Promise<string> {
  const { FlowLogIds, Unsuccessful } = await createFlowLogs(ec2, request);
  throwUnsuccessful(Unsuccessful, "CreateFlowLogs");
  return FlowLogIds?.[0] ?? "";
}

/** A flow log; undefined when there is none of that id. */
export async function findFlowLog(ec2: Connection, id: string): Promise<FlowLog | undefined> {
  try {
    const { FlowLogs } = await describeFlowLogs(ec2, { FlowLogIds: [id] });
    return FlowLogs?.find(({ FlowLogId }) => FlowLogId === id);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidFlowLogIdNotFound)) return undefined;
    throw error;
  }
}

/** Deletes a flow log; that it is gone is fine. */
export async function deleteFlowLog(ec2: Connection, id: string): Promise<void> {
  try {
    const { Unsuccessful } = await deleteFlowLogs(ec2, { FlowLogIds: [id] });
    throwUnsuccessful(Unsuccessful, "DeleteFlowLogs");
  } catch (error) {
    if (!isApiError(error, errorCodes.invalidFlowLogIdNotFound)) throw error;
  }
}

/** These calls answer well and tell within the answer what failed. */
function throwUnsuccessful(items: readonly UnsuccessfulItem[] | undefined, operation: string): void {
  const error = items?.[0]?.Error;
  if (error) throw new ApiError(error.Code ?? "", error.Message ?? "", operation);
}
