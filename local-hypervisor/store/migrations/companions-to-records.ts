import type Database from "libsql";

type Json = Record<string, unknown>;

/** A VPC as the first version kept it: with the objects that EC2 makes along with it. */
interface FirstVpc extends Json {
  readonly id: string;
  readonly region: string;
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly internetGatewayId?: string;
  readonly mainRouteTableId: string;
  readonly mainRouteTableAssociationId: string;
  readonly defaultNetworkAclId: string;
  readonly dhcpOptionsId: string;
  readonly companionTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface FirstSubnet extends Json {
  readonly id: string;
  readonly region: string;
  readonly vpcId: string;
  readonly networkAclAssociationId: string;
}

/**
 * Makes the companions of VPCs records of their own, under the ids and with the tags that they had, and adds what
 * network interfaces, subnets and instances did not have before.
 */
export function companionsToRecords(database: Database.Database): void {
  const select = database.prepare("SELECT body FROM record WHERE kind = ? ORDER BY sequence");
  const insert = database.prepare("INSERT INTO record (kind, id, region, body) VALUES (?, ?, ?, ?)");
  const update = database.prepare("UPDATE record SET body = ? WHERE kind = ? AND id = ?");
  const all = (kind: string): Json[] =>
    select.all(kind).map((row) => JSON.parse((row as { body: string }).body));
  const put = (kind: string, record: Json & { id: string; region: string }) =>
    insert.run(kind, record.id, record.region, JSON.stringify(record));
  const replace = (kind: string, { id }: Json, record: Json) =>
    update.run(JSON.stringify(record), kind, String(id));

  const subnets = all("subnet") as FirstSubnet[];
  for (const vpc of all("vpc") as FirstVpc[]) {
    const ofVpc = subnets.filter((subnet) => subnet.vpcId === vpc.id);
    for (const [kind, record] of Object.entries(companionsOf(vpc, ofVpc))) put(kind, record);
    const { id, region, tags, cidrBlock, isDefault } = vpc;
    if (isDefault) put("region", { id: region, region, tags: {}, defaultDhcpOptionsId: vpc.dhcpOptionsId });
    replace("vpc", vpc, {
      id,
      region,
      tags,
      cidrBlock,
      cidrBlockAssociations: [{ associationId: associationIdOf(id), cidrBlock }],
      isDefault,
      instanceTenancy: "default",
      enableDnsSupport: vpc.enableDnsSupport,
      enableDnsHostnames: vpc.enableDnsHostnames,
      enableNetworkAddressUsageMetrics: false,
      dhcpOptionsId: vpc.dhcpOptionsId,
      defaultSecurityGroupId: vpc.defaultSecurityGroupId,
    });
  }
  for (const { networkAclAssociationId: _association, ...subnet } of subnets)
    replace("subnet", subnet, {
      ...subnet,
      privateDnsHostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
    });
  for (const { publicDnsName: _name, attachment, ...networkInterface } of all("networkInterface"))
    replace("networkInterface", networkInterface, {
      secondaryPrivateIpAddresses: [],
      interfaceType: "interface",
      ...networkInterface,
      ...(attachment ? { attachment: { state: "attached", ...attachment } } : {}),
    });
  for (const instance of all("instance"))
    replace("instance", instance, {
      privateDnsNameOptions: { hostnameType: "ip-name", enableResourceNameDnsARecord: false },
      ...instance,
    });
}

/** The records of a VPC's companions, by their kinds. */
function companionsOf(vpc: FirstVpc, subnets: readonly FirstSubnet[]) {
  const { id: vpcId, region, internetGatewayId } = vpc;
  const base = (id: string) => ({ id, region, tags: vpc.companionTags[id] ?? {} });
  return {
    ...(internetGatewayId === undefined ? {} : { internetGateway: { ...base(internetGatewayId), vpcId } }),
    routeTable: {
      ...base(vpc.mainRouteTableId),
      vpcId,
      associations: [{ associationId: vpc.mainRouteTableAssociationId }],
      routes:
        internetGatewayId === undefined
          ? []
          : [
              {
                destination: { kind: "cidrIpv4", cidr: "0.0.0.0/0" },
                target: { kind: "internetGateway", internetGatewayId },
              },
            ],
    },
    networkAcl: {
      ...base(vpc.defaultNetworkAclId),
      vpcId,
      isDefault: true,
      entries: [true, false].map((isEgress) => ({
        ruleNumber: 100,
        isEgress,
        action: "allow",
        protocol: "-1",
        cidrIpv4: "0.0.0.0/0",
      })),
      associations: subnets.map((subnet) => ({
        associationId: subnet.networkAclAssociationId,
        subnetId: subnet.id,
      })),
    },
    dhcpOptions: {
      ...base(vpc.dhcpOptionsId),
      options: {
        "domain-name": [region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`],
        "domain-name-servers": ["AmazonProvidedDNS"],
      },
    },
  };
}

/** The first version showed an id for the association of a VPC's block that followed from the VPC's. */
const associationIdOf = (vpcId: string): string => vpcId.replace("vpc-", "vpc-cidr-assoc-");
