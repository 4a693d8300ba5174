import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { openSqliteStore } from "../../../../local-hypervisor/store/sqlite-store";
import { ControlPlaneRig } from "../../../support/control-plane-rig";
import firstVersionRecords from "./first-version-records.json";

interface Row {
  readonly kind: string;
  readonly record: { readonly id: string; readonly region: string };
}

/** A file as the first version left it: two regions, one of them with tags on all of a VPC's companions and a guest. */
function writeFirstVersion(path: string, kinds?: readonly string[]): void {
  const database = new Database(path);
  database.exec(
    `CREATE TABLE record (
       sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, region TEXT NOT NULL,
       body TEXT NOT NULL, UNIQUE (kind, id));
     CREATE INDEX record_by_region ON record (kind, region, sequence);
     PRAGMA user_version = 1;`,
  );
  const insert = database.prepare("INSERT INTO record (kind, id, region, body) VALUES (?, ?, ?, ?)");
  for (const { kind, record } of firstVersionRecords as Row[])
    if (!kinds || kinds.includes(kind)) insert.run(kind, record.id, record.region, JSON.stringify(record));
  database.close();
}

describe("a file of the first version", () => {
  let rig: ControlPlaneRig;
  let path: string;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    path = join(rig.folder, "first.db");
  });
  afterEach(() => rig.close());

  test("keeps every id and tag of a VPC's companions, as records of their own", () => {
    writeFirstVersion(path);
    const store = openSqliteStore(path);
    const [vpc] = store.list("vpc", "eu-west-1");
    const subnets = store.list("subnet", "eu-west-1");
    expect(vpc).toEqual({
      id: "vpc-024441c55a8f999da",
      region: "eu-west-1",
      tags: { Name: "home" },
      cidrBlock: "172.31.0.0/16",
      cidrBlockAssociations: [
        { associationId: "vpc-cidr-assoc-024441c55a8f999da", cidrBlock: "172.31.0.0/16" },
      ],
      isDefault: true,
      instanceTenancy: "default",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: false,
      dhcpOptionsId: "dopt-04eaa02fd5d9af3a1",
      defaultSecurityGroupId: "sg-0f52986697f63ea3b",
    });
    const common = { region: "eu-west-1", tags: { owner: "me" } };
    expect(store.list("internetGateway", "eu-west-1")).toEqual([
      { id: "igw-0ad592718a280d8ad", ...common, vpcId: vpc?.id },
    ]);
    expect(store.list("routeTable", "eu-west-1")).toEqual([
      {
        id: "rtb-08f75c8f9879447af",
        ...common,
        vpcId: vpc?.id,
        associations: [{ associationId: "rtbassoc-0831178cc809681cd" }],
        routes: [
          {
            destination: { kind: "cidrIpv4", cidr: "0.0.0.0/0" },
            target: { kind: "internetGateway", internetGatewayId: "igw-0ad592718a280d8ad" },
          },
        ],
      },
    ]);
    const before = (firstVersionRecords as unknown as { kind: string; record: Record<string, string> }[])
      .filter(({ kind, record }) => kind === "subnet" && record.region === "eu-west-1")
      .map(({ record }) => ({ associationId: record.networkAclAssociationId, subnetId: record.id }));
    expect(before).toHaveLength(3);
    expect(store.list("networkAcl", "eu-west-1")).toEqual([
      expect.objectContaining({
        id: "acl-0d26dc21181691240",
        ...common,
        vpcId: vpc?.id,
        isDefault: true,
        associations: before,
      }),
    ]);
    expect(store.list("dhcpOptions", "eu-west-1")).toEqual([
      {
        id: "dopt-04eaa02fd5d9af3a1",
        ...common,
        options: {
          "domain-name": ["eu-west-1.compute.internal"],
          "domain-name-servers": ["AmazonProvidedDNS"],
        },
      },
    ]);
    expect(store.listAll("region").map(({ id, defaultDhcpOptionsId }) => [id, defaultDhcpOptionsId])).toEqual(
      [
        ["eu-west-1", "dopt-04eaa02fd5d9af3a1"],
        ["us-east-1", "dopt-0c126e59e50881c54"],
      ],
    );
    expect(subnets[0]).not.toHaveProperty("networkAclAssociationId");
    expect(subnets[0]).toMatchObject({ defaultForAz: true, privateDnsHostnameType: "ip-name" });
    store.close();
  });

  test("gives network interfaces and instances what they had not", () => {
    writeFirstVersion(path);
    const store = openSqliteStore(path);
    const [networkInterface] = store.listAll("networkInterface");
    expect(networkInterface).toMatchObject({
      id: "eni-0d6c54e1ea723866c",
      secondaryPrivateIpAddresses: [],
      interfaceType: "interface",
      publicIpAddress: "127.78.83.144",
      attachment: { attachmentId: "eni-attach-0653f76cc2570b884", deviceIndex: 0, state: "attached" },
    });
    expect(networkInterface).not.toHaveProperty("publicDnsName");
    expect(store.listAll("instance")[0]?.privateDnsNameOptions).toEqual({
      hostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
    });
    store.close();
  });

  test("is taken through it once", () => {
    writeFirstVersion(path);
    openSqliteStore(path).close();
    const again = openSqliteStore(path);
    expect(again.listAll("routeTable")).toHaveLength(2);
    again.close();
  });

  test("stays as it was when a step fails", () => {
    writeFirstVersion(path);
    const broken = new Database(path);
    broken.exec("INSERT INTO record (kind, id, region, body) VALUES ('subnet', 'x', 'eu-west-1', 'no JSON')");
    broken.close();
    expect(() => openSqliteStore(path)).toThrow(/cannot be opened/);
    const database = new Database(path);
    expect(database.prepare("PRAGMA user_version").get()).toMatchObject({ user_version: 1 });
    const kinds = database.prepare("SELECT count(*) AS n FROM record WHERE kind = 'routeTable'").get();
    expect(kinds).toMatchObject({ n: 0 });
    database.close();
  });

  test("is a network that goes on: launches, and deletes of everything", async () => {
    await rig.crash();
    path = join(rig.folder, "state.db");
    rmSync(path);
    writeFirstVersion(path, ["vpc", "subnet", "securityGroup"]);
    await rig.restart();
    const { vpcs, subnets, internetGateways } = rig.controlPlane;
    const instance = await rig.launch(await rig.registerImage());
    expect(instance.state).toBe("running");
    expect(rig.network.topology?.subnets.find((each) => each.vpcId.startsWith("vpc-0244"))).toMatchObject({
      routes: [
        { destinationCidr: "172.31.0.0/16", target: { kind: "local" } },
        { destinationCidr: "0.0.0.0/0", target: { kind: "internetGateway" } },
      ],
      networkAclEntries: [
        { ruleNumber: 100, action: "allow" },
        { ruleNumber: 100, action: "allow" },
      ],
    });
    const vpc = vpcs.requireDefault("us-east-1");
    for (const subnet of subnets.list("us-east-1")) subnets.delete("us-east-1", subnet.id);
    const gateway = internetGateways.ofVpc("us-east-1", vpc.id)?.id ?? "";
    internetGateways.detach("us-east-1", gateway, vpc.id);
    internetGateways.delete("us-east-1", gateway);
    vpcs.delete("us-east-1", vpc.id);
    expect(vpcs.list("us-east-1")).toEqual([]);
  });
});
