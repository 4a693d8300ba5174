import { join } from "node:path";
import {
  DescribeFlowLogsCommand,
  DescribeRegionsCommand,
  EC2Client,
  type FlowLog,
} from "@aws-sdk/client-ec2";
import { hypervisorPaths } from "../config";
import { readCredentials } from "../daemon/credentials";
import { readFlowLog } from "../store/flow-log-files";
import { daemonStatus } from "./control-client";
import { Failure } from "./failure";
import { printTable } from "./table";

const pollMs = 1_000;

/** Lists the flow logs of all regions, and where the records of each lie. */
export async function listFlowLogs(): Promise<void> {
  const status = await daemonStatus();
  if (!status) {
    process.stdout.write("no daemon runs; start it with: npx drydock up\n");
    return;
  }
  const { credentials: credentialsFile, flowLogs } = hypervisorPaths();
  const credentials = readCredentials(credentialsFile);
  const client = (region: string): EC2Client => new EC2Client({ region, endpoint: status.url, credentials });
  const { Regions } = await client("us-east-1").send(new DescribeRegionsCommand({}));
  const rows: string[][] = [];
  for (const { RegionName = "" } of Regions ?? []) {
    const { FlowLogs } = await client(RegionName).send(new DescribeFlowLogsCommand({}));
    rows.push(...(FlowLogs ?? []).map((flowLog) => row(RegionName, flowLog, flowLogs)));
  }
  if (rows.length === 0) process.stdout.write("no flow logs\n");
  else printTable(["FLOW LOG", "REGION", "RESOURCE", "TRAFFIC", "INTERVAL", "RECORDS"], rows);
}

const row = (region: string, flowLog: FlowLog, folder: string): string[] => [
  flowLog.FlowLogId ?? "",
  region,
  flowLog.ResourceId ?? "",
  flowLog.TrafficType ?? "",
  `${flowLog.MaxAggregationInterval} s`,
  join(folder, flowLog.FlowLogId ?? ""),
];

/**
 * Prints the last records of each network interface under the names of their fields, and with `follow` what is added
 * until Ctrl-C.
 */
export async function printFlowLog(
  flowLogId: string,
  options: { readonly follow: boolean; readonly lines: number; readonly networkInterfaceId?: string },
): Promise<void> {
  if (!/^fl-[0-9a-f]+$/.test(flowLogId)) throw new Failure(`'${flowLogId}' is not the id of a flow log`);
  if (!Number.isSafeInteger(options.lines) || options.lines < 0)
    throw new Failure("the number of lines is a whole number, such as 40");
  const folder = hypervisorPaths().flowLogs;
  const { networkInterfaceId: only } = options;
  const read = () =>
    readFlowLog(folder, flowLogId).filter((each) => only === undefined || each.networkInterfaceId === only);
  const first = read();
  if (first.length === 0 && !options.follow)
    throw new Failure(
      `There are no records yet at ${join(folder, flowLogId)}; the first are written when the flow log's aggregation interval has passed (list flow logs with: npx drydock flow-logs)`,
    );
  let heading = "";
  const print = (of: (typeof first)[number], lines: readonly string[]): void => {
    const named = of.heading === heading ? lines : [of.heading, ...lines];
    heading = of.heading;
    process.stdout.write(named.map((line) => `${line}\n`).join(""));
  };
  const last = new Map<string, string>();
  for (const each of first) {
    print(each, options.lines === 0 ? [] : each.lines.slice(-options.lines));
    last.set(each.networkInterfaceId, each.lines.at(-1) ?? "");
  }
  if (!options.follow) return;
  const timer = setInterval(() => {
    for (const each of read()) {
      const added = each.lines.slice(each.lines.lastIndexOf(last.get(each.networkInterfaceId) ?? "") + 1);
      if (added.length > 0) print(each, added);
      last.set(each.networkInterfaceId, each.lines.at(-1) ?? "");
    }
  }, pollMs);
  await new Promise<void>((resolve) => process.once("SIGINT", resolve));
  clearInterval(timer);
}
