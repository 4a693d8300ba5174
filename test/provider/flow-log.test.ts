import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteFlowLogsCommand, DescribeFlowLogsCommand } from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../support/ec2-endpoint";
import { buildProvider, EndpointProject } from "../support/endpoint-project";

const terraform = spawnSync("terraform", ["version"]).status === 0;
const withTerraform = terraform ? describe : describe.skip;

jest.setTimeout(180_000);

const logs = `
resource "aws_vpc" "lab" {
  cidr_block = "10.40.0.0/16"
}
resource "aws_subnet" "lab" {
  vpc_id     = aws_vpc.lab.id
  cidr_block = "10.40.1.0/24"
}
resource "aws_flow_log" "all" {
  vpc_id               = aws_vpc.lab.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::records/flows"
  tags                 = { Name = "all" }
}
resource "aws_flow_log" "rejected" {
  subnet_id                = aws_subnet.lab.id
  traffic_type             = "REJECT"
  iam_role_arn             = "arn:aws:iam::123456789012:role/flow-logs"
  log_destination          = "arn:aws:logs:eu-west-1:123456789012:log-group:flows:*"
  log_format               = "$\${srcaddr} $\${dstaddr} $\${action}"
  max_aggregation_interval = 60
}
resource "aws_flow_log" "parted" {
  vpc_id               = aws_vpc.lab.id
  traffic_type         = "ACCEPT"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::parted"
  destination_options {
    per_hour_partition = true
  }
}
`;

/** Flow logs by the real terraform, over the provider's own bundle and the endpoint's real operations. */
withTerraform(`flow logs by terraform${terraform ? "" : " (skipped: it is not on PATH)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-provider-"));
  let endpoint: Ec2Endpoint;
  let project: EndpointProject;
  beforeAll(async () => {
    await buildProvider(folder);
    endpoint = await Ec2Endpoint.open();
    project = new EndpointProject(folder, await endpoint.listen());
    project.write(logs);
    await project.must("init");
  });
  afterAll(async () => {
    project?.remove();
    await endpoint?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const nothingToDo = async (): Promise<void> => {
    expect(await project.must("plan", "-detailed-exitcode")).toContain("No changes.");
  };
  const described = async () =>
    (await (await endpoint.client()).send(new DescribeFlowLogsCommand({}))).FlowLogs ?? [];

  it("are made, found as they are, tagged in place, replaced where they change, made anew, and go", async () => {
    await project.must("apply", "-auto-approve");
    await nothingToDo();
    const ids = project.ids();
    const byId = (name: string, found: Awaited<ReturnType<typeof described>>) =>
      found.find(({ FlowLogId }) => FlowLogId === ids[`aws_flow_log.${name}`]);
    const made = await described();
    expect(made).toHaveLength(3);
    expect(byId("rejected", made)).toMatchObject({
      ResourceId: ids["aws_subnet.lab"],
      TrafficType: "REJECT",
      LogGroupName: "flows",
      LogFormat: "${srcaddr} ${dstaddr} ${action}",
      MaxAggregationInterval: 60,
    });
    expect(byId("parted", made)?.DestinationOptions).toEqual({
      FileFormat: "plain-text",
      HiveCompatiblePartitions: false,
      PerHourPartition: true,
    });

    project.write(
      logs
        .replace('Name = "all"', 'Name = "everything"')
        .replace("max_aggregation_interval = 60", "max_aggregation_interval = 600"),
    );
    expect(await project.must("apply", "-auto-approve")).toMatch(/1 added, 1 changed, 1 destroyed/);
    await nothingToDo();
    const changed = await described();
    expect(byId("all", changed)?.Tags).toEqual([{ Key: "Name", Value: "everything" }]);
    expect(byId("rejected", changed)).toBeUndefined();

    const lost = ids["aws_flow_log.all"] ?? "";
    await (await endpoint.client()).send(new DeleteFlowLogsCommand({ FlowLogIds: [lost] }));
    expect(await project.must("apply", "-auto-approve")).toMatch(/1 added, 0 changed, 0 destroyed/);
    await project.must("destroy", "-auto-approve");
    expect(await described()).toEqual([]);
  });

  it("are brought under Terraform's control by their ids, without a change", async () => {
    // An ARN comes back without the streams that it was written with
    const importable = logs.replace("log-group:flows:*", "log-group:flows");
    project.write(importable);
    await project.must("apply", "-auto-approve");
    const ids = project.ids();
    project.forget();
    const imports = Object.entries(ids).map(
      ([address, id]) => `import {\n  to = ${address}\n  id = "${id}"\n}\n`,
    );
    project.write(importable + imports.join(""));
    const output = await project.must("apply", "-auto-approve");
    expect(output).toMatch(new RegExp(`${imports.length} imported, 0 added, 0 changed, 0 destroyed`));
    await nothingToDo();
    await project.must("destroy", "-auto-approve");
  });

  it("are refused at plan where they ask for what is not here, or for nothing that is", async () => {
    project.write(`
      resource "aws_flow_log" "parquet" {
        vpc_id               = "vpc-0123456789abcdef0"
        traffic_type         = "ALL"
        log_destination_type = "s3"
        log_destination      = "arn:aws:s3:::records"
        log_format           = "$\${colour}"
        destination_options {
          file_format = "parquet"
        }
      }`);
    const { status, output } = await project.run("plan");
    expect(status).toBe(1);
    expect(output).toMatch(/no Parquet files of\s+flow logs/);
    expect(output).toMatch(/fields that flow logs do not have:\s+colour/);
  });
});
