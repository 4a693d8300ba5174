import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  DisassociateAddressCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../support/ec2-endpoint";
import { buildProvider, EndpointProject } from "../support/endpoint-project";

const terraform = spawnSync("terraform", ["version"]).status === 0;
const withTerraform = terraform ? describe : describe.skip;

jest.setTimeout(240_000);

/** What stands at the edge of a network and in it, in the manner of people's own configurations: blocks, no nulls. */
const configuration = (ami: string) => `
resource "aws_vpc" "lab" {
  cidr_block           = "10.50.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_internet_gateway" "door" {
  vpc_id = aws_vpc.lab.id
}
resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.lab.id
  cidr_block        = "10.50.0.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.lab.id
  cidr_block        = "10.50.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_eip" "nat" {
  domain     = "vpc"
  depends_on = [aws_internet_gateway.door]
}
resource "aws_nat_gateway" "out" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public.id
  tags          = { Name = "out" }
  depends_on    = [aws_internet_gateway.door]
}
resource "aws_ec2_managed_prefix_list" "offices" {
  name           = "offices"
  address_family = "IPv4"
  max_entries    = 5
  entry {
    cidr        = "203.0.113.0/24"
    description = "north"
  }
  entry {
    cidr = "198.51.100.0/24"
  }
}
resource "aws_ec2_managed_prefix_list" "sites" {
  name           = "sites"
  address_family = "IPv4"
  max_entries    = 3
}
resource "aws_ec2_managed_prefix_list_entry" "site" {
  for_each       = toset(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"])
  prefix_list_id = aws_ec2_managed_prefix_list.sites.id
  cidr           = each.key
}
resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.lab.id
}
resource "aws_security_group" "extra" {
  name   = "extra"
  vpc_id = aws_vpc.lab.id
}
resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  security_group_id = aws_security_group.web.id
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ["192.0.2.0/24", "10.0.0.0/8"]
  prefix_list_ids   = [aws_ec2_managed_prefix_list.offices.id]
}
resource "aws_security_group_rule" "all" {
  type                     = "egress"
  security_group_id        = aws_security_group.web.id
  protocol                 = "all"
  from_port                = 0
  to_port                  = 0
  source_security_group_id = aws_security_group.extra.id
}
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.lab.id
}
resource "aws_default_network_acl" "own" {
  default_network_acl_id = aws_vpc.lab.default_network_acl_id
  ingress {
    protocol   = "-1"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
resource "aws_network_acl" "edge" {
  vpc_id     = aws_vpc.lab.id
  subnet_ids = [aws_subnet.public.id]
  ingress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 1
    to_port    = 65535
  }
  egress {
    protocol   = -1
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
}
resource "aws_network_acl" "inner" {
  vpc_id = aws_vpc.lab.id
}
resource "aws_network_acl_rule" "inner" {
  network_acl_id = aws_network_acl.inner.id
  rule_number    = 200
  protocol       = "icmp"
  rule_action    = "allow"
  cidr_block     = aws_vpc.lab.cidr_block
  icmp_type      = -1
  icmp_code      = -1
}
resource "aws_network_acl_association" "private" {
  network_acl_id = aws_network_acl.inner.id
  subnet_id      = aws_subnet.private.id
}
resource "aws_network_interface" "router" {
  subnet_id         = aws_subnet.public.id
  private_ips       = ["10.50.0.10", "10.50.0.11"]
  security_groups   = [aws_security_group.web.id]
  source_dest_check = false
}
resource "aws_network_interface" "second" {
  subnet_id = aws_subnet.private.id
}
resource "aws_network_interface_sg_attachment" "second" {
  network_interface_id = aws_network_interface.second.id
  security_group_id    = aws_security_group.extra.id
}
resource "aws_instance" "router" {
  ami           = "${ami}"
  instance_type = "t2.micro"
  primary_network_interface {
    network_interface_id = aws_network_interface.router.id
  }
}
resource "aws_network_interface_attachment" "second" {
  instance_id          = aws_instance.router.id
  network_interface_id = aws_network_interface.second.id
  device_index         = 1
}
resource "aws_eip" "router" {
  network_interface         = aws_network_interface.router.id
  associate_with_private_ip = "10.50.0.11"
  depends_on                = [aws_internet_gateway.door, aws_instance.router]
}
resource "aws_instance" "plain" {
  ami                    = "${ami}"
  instance_type          = "t2.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.web.id]
}
resource "aws_eip" "plain" {}
resource "aws_eip_association" "plain" {
  allocation_id = aws_eip.plain.id
  instance_id   = aws_instance.plain.id
  depends_on    = [aws_internet_gateway.door]
}
data "aws_instances" "all" {
  filter {
    name   = "vpc-id"
    values = [aws_vpc.lab.id]
  }
  depends_on = [aws_eip_association.plain, aws_eip.router]
}
output "instances" { value = length(data.aws_instances.all.ids) }
`;

withTerraform(`the edge of a network by terraform${terraform ? "" : " (skipped: it is not on PATH)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "drydock-provider-"));
  let endpoint: Ec2Endpoint;
  let project: EndpointProject;
  let whole: string;
  beforeAll(async () => {
    await buildProvider(folder);
    endpoint = await Ec2Endpoint.open();
    whole = configuration((await endpoint.rig.registerImage()).id);
    project = new EndpointProject(folder, await endpoint.listen());
    project.write(whole);
    await project.must("init");
  });
  afterAll(async () => {
    project?.remove();
    await endpoint?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everything of these kinds that is there, by id. */
  const inventory = async (): Promise<string[]> => {
    const client = await endpoint.client();
    const [vpcs, interfaces, addresses, gateways, acls, lists, groups, instances] = await Promise.all([
      client.send(new DescribeVpcsCommand({})),
      client.send(new DescribeNetworkInterfacesCommand({})),
      client.send(new DescribeAddressesCommand({})),
      client.send(
        new DescribeNatGatewaysCommand({ Filter: [{ Name: "state", Values: ["available", "pending"] }] }),
      ),
      client.send(new DescribeNetworkAclsCommand({})),
      client.send(new DescribeManagedPrefixListsCommand({})),
      client.send(new DescribeSecurityGroupsCommand({})),
      client.send(
        new DescribeInstancesCommand({ Filters: [{ Name: "instance-state-name", Values: ["running"] }] }),
      ),
    ]);
    return [
      ...(vpcs.Vpcs ?? []).map(({ VpcId }) => `${VpcId}`),
      ...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId }) => `${NetworkInterfaceId}`),
      ...(addresses.Addresses ?? []).map(({ AllocationId }) => `${AllocationId}`),
      ...(gateways.NatGateways ?? []).map(({ NatGatewayId }) => `${NatGatewayId}`),
      ...(acls.NetworkAcls ?? []).map(({ NetworkAclId }) => `${NetworkAclId}`),
      ...(lists.PrefixLists ?? []).map(({ PrefixListId }) => `${PrefixListId}`),
      ...(groups.SecurityGroups ?? []).map(({ GroupId }) => `${GroupId}`),
      ...(instances.Reservations ?? []).map(({ ReservationId }) => `${ReservationId}`),
    ].sort();
  };

  const nothingToDo = async (): Promise<void> => {
    expect(await project.must("plan", "-detailed-exitcode")).toContain("No changes.");
  };

  it("is made, and a second look finds nothing to do; drift is mended; what can changes in place; all goes", async () => {
    project.write(whole);
    const before = await inventory();
    expect(await project.must("apply", "-auto-approve")).toMatch(/instances = 2/);
    // The default group, and what the instances have got since, are as they were when they were made
    await project.must("apply", "-refresh-only", "-auto-approve");
    await nothingToDo();

    const { Addresses = [] } = await (await endpoint.client()).send(new DescribeAddressesCommand({}));
    const router = Addresses.find(({ PrivateIpAddress }) => PrivateIpAddress === "10.50.0.11");
    await (await endpoint.client()).send(
      new DisassociateAddressCommand({ AssociationId: router?.AssociationId }),
    );
    const drifted = await project.must("plan");
    expect(drifted).toMatch(
      /aws_eip\.router will be updated in-place[\s\S]*0 to add, 1 to change, 0 to destroy/,
    );
    await project.must("apply", "-auto-approve");
    await nothingToDo();

    project.write(
      whole
        .replace('["10.50.0.10", "10.50.0.11"]', '["10.50.0.10", "10.50.0.12"]')
        .replace('= "10.50.0.11"', '= "10.50.0.12"')
        .replace('Name = "out"', 'Name = "changed"')
        .replace('description = "north"', 'description = "south"')
        .replace("to_port    = 65535", "to_port    = 1023")
        .replace("subnet_ids = [aws_subnet.public.id]", "subnet_ids = []"),
    );
    expect(await project.must("apply", "-auto-approve")).toMatch(/0 added, 5 changed, 0 destroyed/);
    await nothingToDo();

    await project.must("destroy", "-auto-approve");
    expect(await inventory()).toEqual(before);
  });

  it("is brought under Terraform's control by its import ids, without a replacement", async () => {
    project.write(whole);
    await project.must("apply", "-auto-approve");
    const ids = project.ids();
    const id = (address: string) => ids[address] ?? "";
    const sources = ["192.0.2.0/24", "10.0.0.0/8", id("aws_ec2_managed_prefix_list.offices")].join("_");
    const imported: Record<string, string> = {
      "aws_nat_gateway.out": id("aws_nat_gateway.out"),
      "aws_eip.nat": id("aws_eip.nat"),
      "aws_eip.plain": id("aws_eip.plain"),
      "aws_eip_association.plain": id("aws_eip_association.plain"),
      "aws_ec2_managed_prefix_list.offices": id("aws_ec2_managed_prefix_list.offices"),
      'aws_ec2_managed_prefix_list_entry.site["10.1.0.0/16"]': `${id("aws_ec2_managed_prefix_list.sites")},10.1.0.0/16`,
      "aws_security_group_rule.ssh": `${id("aws_security_group.web")}_ingress_tcp_22_22_${sources}`,
      "aws_default_security_group.closed": id("aws_default_security_group.closed"),
      "aws_default_network_acl.own": id("aws_default_network_acl.own"),
      "aws_network_acl.edge": id("aws_network_acl.edge"),
      "aws_network_acl_rule.inner": `${id("aws_network_acl.inner")}:200:icmp:false`,
      "aws_network_acl_association.private": id("aws_network_acl_association.private"),
      "aws_network_interface.second": id("aws_network_interface.second"),
      "aws_network_interface_sg_attachment.second": `${id("aws_network_interface.second")}_${id("aws_security_group.extra")}`,
      "aws_network_interface_attachment.second": id("aws_network_interface_attachment.second"),
    };
    for (const address of Object.keys(imported)) await project.must("state", "rm", address);
    const blocks = Object.entries(imported).map(
      ([to, from]) => `import {\n  to = ${to}\n  id = "${from}"\n}\n`,
    );
    project.write(whole + blocks.join(""));
    const output = await project.must("apply", "-auto-approve");
    expect(output).toMatch(new RegExp(`${blocks.length} imported, 0 added, \\d+ changed, 0 destroyed`));
    await nothingToDo();
    await project.must("destroy", "-auto-approve");
  });
});
