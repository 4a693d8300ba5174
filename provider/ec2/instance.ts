import type { Instance, InstanceAttributeName } from "@aws-sdk/client-ec2";
import {
  describeInstanceAttribute,
  describeInstanceCreditSpecifications,
  describeInstances,
  modifyInstanceAttribute,
  startInstances,
  stopInstances,
  terminateInstances,
} from "./calls";
import type { Connection } from "./connection";
import { step } from "./diagnostics";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type InstanceQuery = Parameters<typeof describeInstances>[1];

/** Instances in any state, those that have lately been terminated included. */
export const findInstances = (ec2: Connection, query: InstanceQuery): Promise<Instance[]> =>
  allPages(
    (page) => describeInstances(ec2, { ...query, ...page }),
    ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances),
  );

/** An instance in any state, the terminated one included; undefined when EC2 knows none. */
async function findAnyInstance(ec2: Connection, instanceId: string): Promise<Instance | undefined> {
  try {
    const found = await findInstances(ec2, { InstanceIds: [instanceId] });
    return found.find((instance) => instance.InstanceId === instanceId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidInstanceIdNotFound)) return undefined;
    throw error;
  }
}

/** An instance that still exists: a terminated one is described for a while, and counts as gone. */
export async function findInstance(ec2: Connection, instanceId: string): Promise<Instance | undefined> {
  const instance = await findAnyInstance(ec2, instanceId);
  return instance?.State?.Name === "terminated" ? undefined : instance;
}

const look = (ec2: Connection, instanceId: string) => async () => {
  const found = await findAnyInstance(ec2, instanceId);
  const reason = found?.StateReason?.Message;
  return found && { found, state: found.State?.Name ?? "", ...(reason ? { reason } : {}) };
};

/** `stopped` is an end of a launch too: a guest may power off at once. */
export const waitInstanceCreated = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: look(ec2, instanceId),
    pending: ["pending"],
    target: ["running", "stopped"],
    signal: ec2.signal,
  });

/** Ready for a volume: running or stopped. */
export const waitInstanceSettled = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: look(ec2, instanceId),
    pending: ["pending", "stopping"],
    target: ["running", "stopped"],
    signal: ec2.signal,
  });

const waitInstanceStarted = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: look(ec2, instanceId),
    pending: ["pending", "stopped"],
    target: ["running"],
    signal: ec2.signal,
  });

export const waitInstanceStopped = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: look(ec2, instanceId),
    pending: ["pending", "running", "shutting-down", "stopping"],
    target: ["stopped"],
    signal: ec2.signal,
  });

async function stopInstance(ec2: Connection, instanceId: string): Promise<void> {
  await step("stopping EC2 Instance", () => stopInstances(ec2, { InstanceIds: [instanceId] }));
  await step("stopping EC2 Instance: waiting for completion", () => waitInstanceStopped(ec2, instanceId));
}

/** Changes what only a stopped instance lets change, then starts it again. */
export async function changeWhileStopped(
  ec2: Connection,
  instanceId: string,
  change: Omit<Parameters<typeof modifyInstanceAttribute>[1], "InstanceId">,
): Promise<void> {
  await stopInstance(ec2, instanceId);
  await step(`modifying EC2 Instance (${instanceId}) attribute`, () =>
    modifyInstanceAttribute(ec2, { InstanceId: instanceId, ...change }),
  );
  await step(`starting EC2 Instance (${instanceId})`, () =>
    startInstances(ec2, { InstanceIds: [instanceId] }),
  );
  await step(`waiting for EC2 Instance (${instanceId}) start`, () => waitInstanceStarted(ec2, instanceId));
}

export async function terminateInstance(ec2: Connection, instanceId: string): Promise<void> {
  try {
    await terminateInstances(ec2, { InstanceIds: [instanceId] });
  } catch (error) {
    if (isApiError(error, errorCodes.invalidInstanceIdNotFound)) return;
    throw error;
  }
}

export const waitInstanceTerminated = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: async () => {
      const seen = await look(ec2, instanceId)();
      return seen?.state === "terminated" ? undefined : seen;
    },
    pending: ["pending", "running", "shutting-down", "stopping", "stopped"],
    target: [],
    signal: ec2.signal,
  });

/** Attributes that DescribeInstances leaves out. */
export interface InstanceAttributes {
  readonly disableApiStop?: boolean;
  readonly disableApiTermination?: boolean;
  readonly shutdownBehavior?: string;
  /** Base64 */
  readonly userData?: string;
}

export async function readInstanceAttributes(
  ec2: Connection,
  instanceId: string,
): Promise<InstanceAttributes> {
  const read = (Attribute: InstanceAttributeName) =>
    step(`getting attribute (${Attribute})`, () =>
      describeInstanceAttribute(ec2, { InstanceId: instanceId, Attribute }),
    );
  const [stop, termination, shutdown, userData] = await Promise.all([
    read("disableApiStop"),
    read("disableApiTermination"),
    read("instanceInitiatedShutdownBehavior"),
    read("userData"),
  ]);
  return {
    ...defined("disableApiStop", stop.DisableApiStop?.Value),
    ...defined("disableApiTermination", termination.DisableApiTermination?.Value),
    ...defined("shutdownBehavior", shutdown.InstanceInitiatedShutdownBehavior?.Value),
    ...defined("userData", userData.UserData?.Value),
  };
}

const defined = <Key extends string, Found>(key: Key, value: Found | undefined): { [K in Key]?: Found } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Found });

/** `standard` or `unlimited`; undefined where the instance type has no CPU credits. */
export async function readCpuCredits(ec2: Connection, instanceId: string): Promise<string | undefined> {
  try {
    const { InstanceCreditSpecifications: found = [] } = await describeInstanceCreditSpecifications(ec2, {
      InstanceIds: [instanceId],
    });
    return found[0]?.CpuCredits;
  } catch (error) {
    if (isApiError(error, errorCodes.unsupportedOperation)) return undefined;
    throw error;
  }
}

export const waitMetadataOptionsApplied = (ec2: Connection, instanceId: string) =>
  waitFor({
    look: async () => {
      const found = await findInstance(ec2, instanceId);
      return found && { found, state: found.MetadataOptions?.State ?? "applied" };
    },
    pending: ["pending"],
    target: ["applied"],
    signal: ec2.signal,
  });
