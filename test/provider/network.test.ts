import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteRouteCommand,
  DescribeDhcpOptionsCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../support/ec2-endpoint";
import { buildProvider, EndpointProject } from "../support/endpoint-project";

const terraform = spawnSync("terraform", ["version"]).status === 0;
const withTerraform = terraform ? describe : describe.skip;

jest.setTimeout(180_000);

const network = `
resource "aws_vpc" "lab" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "lab" }
}
resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.lab.id
  cidr_block              = cidrsubnet(aws_vpc.lab.cidr_block, 8, 0)
  availability_zone       = "eu-west-1a"
  map_public_ip_on_launch = true
}
resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.lab.id
  cidr_block        = cidrsubnet(aws_vpc.lab.cidr_block, 8, 1)
  availability_zone = "eu-west-1b"
}
resource "aws_internet_gateway" "door" {
  vpc_id = aws_vpc.lab.id
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.lab.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.door.id
  }
}
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.lab.id
}
resource "aws_route" "documentation" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "192.0.2.0/24"
  gateway_id             = aws_internet_gateway.door.id
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}
resource "aws_default_route_table" "own" {
  default_route_table_id = aws_vpc.lab.default_route_table_id
  tags                   = { Name = "unused" }
}
resource "aws_vpc_dhcp_options" "lab" {
  domain_name         = "lab.internal"
  domain_name_servers = ["AmazonProvidedDNS"]
}
resource "aws_vpc_dhcp_options_association" "lab" {
  vpc_id          = aws_vpc.lab.id
  dhcp_options_id = aws_vpc_dhcp_options.lab.id
}
resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.lab.id
}
resource "aws_vpc_security_group_ingress_rule" "http" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_vpc" "other" {
  cidr_block = "10.41.0.0/16"
}
resource "aws_internet_gateway" "loose" {}
resource "aws_internet_gateway_attachment" "loose" {
  vpc_id              = aws_vpc.other.id
  internet_gateway_id = aws_internet_gateway.loose.id
}
resource "aws_default_vpc" "default" {}
resource "aws_default_subnet" "c" {
  availability_zone = "eu-west-1c"
}
`;

/** Cannot be imported, and so stands apart. */
const mainTable = `
resource "aws_route_table" "main" {
  vpc_id = aws_vpc.other.id
}
resource "aws_main_route_table_association" "other" {
  vpc_id         = aws_vpc.other.id
  route_table_id = aws_route_table.main.id
}
`;

const lookUps = `
data "aws_subnets" "lab" {
  filter {
    name   = "vpc-id"
    values = [aws_vpc.lab.id]
  }
  depends_on = [aws_subnet.public, aws_subnet.private]
}
data "aws_route_table" "public" {
  subnet_id  = aws_subnet.public.id
  depends_on = [aws_route_table_association.public]
}
output "subnets" { value = length(data.aws_subnets.lab.ids) }
output "table" { value = data.aws_route_table.public.id == aws_route_table.public.id }
`;

/** A whole network by the real terraform, over the provider's own bundle and the endpoint's real operations. */
withTerraform(`a network by terraform${terraform ? "" : " (skipped: it is not on PATH)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-provider-"));
  let endpoint: Ec2Endpoint;
  let project: EndpointProject;
  beforeAll(async () => {
    await buildProvider(folder);
    endpoint = await Ec2Endpoint.open();
    project = new EndpointProject(folder, await endpoint.listen());
    project.write(network + mainTable + lookUps);
    await project.must("init");
  });
  afterAll(async () => {
    project?.remove();
    await endpoint?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everything that a region's network consists of, by id. */
  const inventory = async (): Promise<string[]> => {
    const client = await endpoint.client();
    const [vpcs, subnets, gateways, tables, groups, options] = await Promise.all([
      client.send(new DescribeVpcsCommand({})),
      client.send(new DescribeSubnetsCommand({})),
      client.send(new DescribeInternetGatewaysCommand({})),
      client.send(new DescribeRouteTablesCommand({})),
      client.send(new DescribeSecurityGroupsCommand({})),
      client.send(new DescribeDhcpOptionsCommand({})),
    ]);
    return [
      ...(vpcs.Vpcs ?? []).map(({ VpcId, DhcpOptionsId }) => `${VpcId} ${DhcpOptionsId}`),
      ...(subnets.Subnets ?? []).map(({ SubnetId }) => `${SubnetId}`),
      ...(gateways.InternetGateways ?? []).map(({ InternetGatewayId }) => `${InternetGatewayId}`),
      ...(tables.RouteTables ?? []).map(({ RouteTableId, Routes }) => `${RouteTableId} ${Routes?.length}`),
      ...(groups.SecurityGroups ?? []).map(({ GroupId }) => `${GroupId}`),
      ...(options.DhcpOptions ?? []).map(({ DhcpOptionsId }) => `${DhcpOptionsId}`),
    ].sort();
  };

  const nothingToDo = async (): Promise<void> => {
    expect(await project.must("plan", "-detailed-exitcode")).toContain("No changes.");
  };

  it("is made, and a second look finds nothing to do; drift is mended; all goes", async () => {
    const before = await inventory();
    const output = await project.must("apply", "-auto-approve");
    expect(output).toMatch(/subnets = 2\s+table = true|table = true/);
    await nothingToDo();

    const ids = project.ids();
    await (await endpoint.client()).send(
      new DeleteRouteCommand({
        RouteTableId: ids["aws_route_table.public"],
        DestinationCidrBlock: "0.0.0.0/0",
      }),
    );
    const { status, output: plan } = await project.run("plan", "-detailed-exitcode");
    expect({ status, plan }).toMatchObject({
      status: 2,
      plan: expect.stringMatching(
        /aws_route_table\.public will be updated in-place[\s\S]*0 to add, 1 to change/,
      ),
    });
    await project.must("apply", "-auto-approve");
    await nothingToDo();

    const changed = (network + mainTable + lookUps)
      .replace("map_public_ip_on_launch = true", "map_public_ip_on_launch = false")
      .replace('Name = "lab"', 'Name = "changed"')
      .replace(
        'route_table_id = aws_route_table.private.id\n}\nresource "aws_default',
        'route_table_id = aws_route_table.public.id\n}\nresource "aws_default',
      );
    project.write(changed);
    expect(await project.must("apply", "-auto-approve")).toMatch(/0 added, 3 changed, 0 destroyed/);
    await nothingToDo();

    await project.must("destroy", "-auto-approve");
    expect(await inventory()).toEqual(before);
  });

  it("is brought under Terraform's control by its import ids, without a change", async () => {
    project.write(network);
    await project.must("apply", "-auto-approve");
    const ids = project.ids();
    project.forget();
    const id = (address: string) => ids[address] ?? "";
    const special: Record<string, string> = {
      "aws_route.documentation": `${id("aws_route_table.private")}_192.0.2.0/24`,
      "aws_route_table_association.public": `${id("aws_subnet.public")}/${id("aws_route_table.public")}`,
      "aws_route_table_association.private": `${id("aws_subnet.private")}/${id("aws_route_table.private")}`,
      "aws_default_route_table.own": id("aws_vpc.lab"),
      "aws_vpc_dhcp_options_association.lab": id("aws_vpc.lab"),
    };
    const imports = Object.keys(ids).map(
      (address) => `import {\n  to = ${address}\n  id = "${special[address] ?? ids[address]}"\n}\n`,
    );
    project.write(network + imports.join(""));
    const output = await project.must("apply", "-auto-approve");
    expect(output).toMatch(new RegExp(`${imports.length} imported, 0 added, 0 changed, 0 destroyed`));
    expect(project.ids()).toEqual(ids);
    await nothingToDo();
    await project.must("destroy", "-auto-approve");
  });

  it("is refused at plan where it asks for what is not here", async () => {
    project.write(`
      resource "aws_vpc" "six" {
        cidr_block                       = "10.0.0.0/16"
        assign_generated_ipv6_cidr_block = true
      }`);
    const { status, output } = await project.run("plan");
    expect(status).toBe(1);
    expect(output).toContain("Unsupported: the local hypervisor would refuse this aws_vpc");
    expect(output).toMatch(/on main\.tf line 4/);
  });
});
