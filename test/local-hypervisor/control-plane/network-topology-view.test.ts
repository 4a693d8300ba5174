import type { NetworkTopology } from "../../../local-hypervisor/control-plane/network-topology";
import { networkTopology } from "../../../local-hypervisor/control-plane/network-topology-view";
import type { VpcRecord } from "../../../local-hypervisor/model/vpc";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";
import { FakeEngine } from "../../support/fake-engine";

const tags = {};

describe("what the network is told", () => {
  let rig: ControlPlaneRig;
  let vpc: VpcRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    vpc = rig.controlPlane.vpcs.create(region, { cidrBlock: "10.0.0.0/16", tags });
  });
  afterEach(() => rig.close());

  const told = (): NetworkTopology => {
    if (!rig.network.topology) throw new Error("the network was told nothing");
    return rig.network.topology;
  };
  const subnet = (cidrBlock: string) =>
    rig.controlPlane.subnets.create(region, { vpcId: vpc.id, cidrBlock, tags });
  const subnetTopology = (id: string) => told().subnets.find((each) => each.subnetId === id);
  const routesOf = (id: string) =>
    subnetTopology(id)?.routes.map(({ destinationCidr, target }) => `${destinationCidr} ${target.kind}`);
  const everywhere = { kind: "cidrIpv4", cidr: "0.0.0.0/0" } as const;

  const launch = async (subnetId: string) => {
    const instance = await rig.launch(await rig.registerImage(), { subnetId });
    const [networkInterface] = rig.controlPlane.networkInterfaces.ofInstance(region, instance.id);
    if (!networkInterface) throw new Error("the instance has no interface");
    return { instance, networkInterface };
  };

  test("follows every commit, and is what a look at the records would give", () => {
    const { id } = subnet("10.0.1.0/24");
    expect(subnetTopology(id)).toMatchObject({ vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
    expect(told()).toEqual(networkTopology(rig.controlPlane.context));
    rig.controlPlane.subnets.delete(region, id);
    expect(subnetTopology(id)).toBeUndefined();
  });

  test("is told once a transaction, not for what rolled back, not for other records", () => {
    const configure = jest.spyOn(rig.network, "configure");
    rig.controlPlane.transaction(() => {
      subnet("10.0.1.0/24");
      subnet("10.0.2.0/24");
    });
    expect(configure).toHaveBeenCalledTimes(1);
    expect(() =>
      rig.controlPlane.transaction(() => {
        subnet("10.0.3.0/24");
        throw new Error("no");
      }),
    ).toThrow("no");
    rig.controlPlane.volumes.create(region, { availabilityZone: "eu-west-1a", sizeGib: 1, tags });
    expect(configure).toHaveBeenCalledTimes(1);
  });

  test("follows the instance type of a guest, not its states", async () => {
    const { id } = subnet("10.0.1.0/24");
    const { instance } = await launch(id);
    const { instances, instanceAttributes } = rig.controlPlane;
    const configure = jest.spyOn(rig.network, "configure");
    instances.stop(region, [instance.id]);
    expect(rig.instance(instance.id).state).toBe("stopping");
    expect(configure).not.toHaveBeenCalled();
    await rig.settle();
    configure.mockClear();
    instanceAttributes.modify(region, instance.id, { instanceType: "t2.small" });
    expect(configure).toHaveBeenCalledTimes(1);
  });

  test("comes anew after a restart, before any guest is plugged in", async () => {
    const { id } = subnet("10.0.1.0/24");
    await launch(id);
    await rig.crash();
    await rig.restart();
    expect(subnetTopology(id)).toBeDefined();
    expect(rig.network.plugged.size).toBe(1);
  });

  test("routes of the subnet's own table, else of the main one; a target that is gone is a hole", () => {
    const { routeTables, routes, internetGateways } = rig.controlPlane;
    const [own, other] = [subnet("10.0.1.0/24"), subnet("10.0.2.0/24")];
    expect(routesOf(own.id)).toEqual(["10.0.0.0/16 local"]);
    const table = routeTables.create(region, vpc.id, tags);
    const gateway = internetGateways.create(region, tags);
    internetGateways.attach(region, gateway.id, vpc.id);
    routes.create(region, table.id, everywhere, { kind: "gateway", id: gateway.id });
    routeTables.associate(region, table.id, own.id);
    expect(routesOf(own.id)).toEqual(["10.0.0.0/16 local", "0.0.0.0/0 internetGateway"]);
    expect(routesOf(other.id)).toEqual(["10.0.0.0/16 local"]);
    expect(told().vpcs.find((each) => each.vpcId === vpc.id)?.internetGatewayId).toBe(gateway.id);
    internetGateways.detach(region, gateway.id, vpc.id);
    expect(routesOf(own.id)).toEqual(["10.0.0.0/16 local", "0.0.0.0/0 blackhole"]);
    rig.controlPlane.vpcs.associateCidrBlock(region, vpc.id, "10.1.0.0/16");
    expect(routesOf(other.id)).toEqual(["10.0.0.0/16 local", "10.1.0.0/16 local"]);
  });

  test("a local route that was given another target is that route alone", async () => {
    const { routeTables, routes } = rig.controlPlane;
    const { id } = subnet("10.0.1.0/24");
    const { networkInterface } = await launch(id);
    const main = routeTables.ofSubnet({ id, region, vpcId: vpc.id });
    const block = { kind: "cidrIpv4", cidr: "10.0.0.0/16" } as const;
    routes.replace(region, main.id, block, { kind: "networkInterface", id: networkInterface.id });
    expect(routesOf(id)).toEqual(["10.0.0.0/16 networkInterface"]);
    routes.replace(region, main.id, block, { kind: "local" });
    expect(routesOf(id)).toEqual(["10.0.0.0/16 local"]);
  });

  test("a prefix list is a route for each of its blocks", () => {
    const { routeTables, routes, prefixLists, internetGateways } = rig.controlPlane;
    const { id } = subnet("10.0.1.0/24");
    const gateway = internetGateways.create(region, tags);
    internetGateways.attach(region, gateway.id, vpc.id);
    const list = prefixLists.create(region, {
      prefixListName: "offices",
      addressFamily: "IPv4",
      maxEntries: 5,
      entries: [{ cidr: "192.0.2.0/24" }, { cidr: "198.51.100.0/24" }],
      tags,
    });
    const main = routeTables.ofSubnet({ id, region, vpcId: vpc.id });
    const destination = { kind: "prefixList", prefixListId: list.id } as const;
    routes.create(region, main.id, destination, { kind: "gateway", id: gateway.id });
    expect(routesOf(id)).toEqual([
      "10.0.0.0/16 local",
      "192.0.2.0/24 internetGateway",
      "198.51.100.0/24 internetGateway",
    ]);
    expect(told().prefixLists[list.id]).toEqual(["192.0.2.0/24", "198.51.100.0/24"]);
  });

  test("AWS's own prefix lists are those of the group's region, whose id another region's may share", () => {
    const { securityGroups } = rig.controlPlane;
    const shared = "pl-78a54011";
    const blocksOf = (inRegion: string) => {
      const group = securityGroups.create(inRegion, { groupName: "web", description: "d", tags });
      const peer = { kind: "prefixList", prefixListId: shared } as const;
      securityGroups.authorize(inRegion, group.id, true, [{ ipProtocol: "-1", peer }]);
      const rules = told().securityGroups.find(({ groupId }) => groupId === group.id)?.rules ?? [];
      const named = rules.flatMap((rule) =>
        rule.peer.kind === "prefixList" ? [rule.peer.prefixListId] : [],
      );
      return named.map((id) => told().prefixLists[id]);
    };
    expect(blocksOf("ap-northeast-1")).toEqual([["52.94.8.0/24"]]);
    expect(blocksOf("ap-south-1")).toEqual([["52.92.248.0/22", "52.219.62.0/23", "52.219.64.0/22"]]);
    expect(blocksOf("ap-northeast-2")).toEqual([["52.92.0.0/20", "52.219.60.0/23", "52.219.56.0/22"]]);
  });

  test("the network ACL that the subnet is behind", () => {
    const { networkAcls } = rig.controlPlane;
    const { id } = subnet("10.0.1.0/24");
    const acl = networkAcls.create(region, vpc.id, tags);
    const association = networkAcls
      .list(region)
      .flatMap(({ associations }) => associations)
      .find(({ subnetId }) => subnetId === id);
    expect(subnetTopology(id)?.networkAclEntries).toHaveLength(2);
    networkAcls.replaceAssociation(region, association?.associationId ?? "", acl.id);
    expect(subnetTopology(id)?.networkAclEntries).toEqual([]);
  });

  test("every address of an interface with its names, Elastic IPs before those of the run", async () => {
    const { addresses, internetGateways, privateAddresses, subnets, vpcs } = rig.controlPlane;
    internetGateways.attach(region, internetGateways.create(region, tags).id, vpc.id);
    const { id } = subnet("10.0.1.0/24");
    subnets.modify(region, id, { mapPublicIpOnLaunch: true });
    vpcs.modify(region, vpc.id, { enableDnsHostnames: true });
    const { instance, networkInterface } = await launch(id);
    privateAddresses.assign(region, {
      networkInterfaceId: networkInterface.id,
      privateIpAddresses: ["10.0.1.100"],
    });
    const topology = () => told().networkInterfaces.find((each) => each.instanceId === instance.id);
    const [primary, secondary] = topology()?.addresses ?? [];
    expect(primary?.publicIpAddress).toMatch(/^127\./);
    expect(primary?.publicDnsName).toMatch(/^ec2-127-[\d-]+\.eu-west-1\.compute\.amazonaws\.com$/);
    expect(secondary).toEqual({
      privateIpAddress: "10.0.1.100",
      privateDnsName: "ip-10-0-1-100.eu-west-1.compute.internal",
    });
    const elastic = addresses.allocate(region, { tags });
    addresses.associate(region, elastic.id, {
      networkInterfaceId: networkInterface.id,
      privateIpAddress: "10.0.1.100",
    });
    expect(topology()?.addresses[1]?.publicIpAddress).toBe(elastic.publicIp);
    vpcs.modify(region, vpc.id, { enableDnsHostnames: false });
    expect(topology()?.addresses.map(({ publicDnsName }) => publicDnsName)).toEqual([undefined, undefined]);
  });

  test.each([
    ["m1.small", "paravirtual", 9001, 1500],
    ["c1.medium", "paravirtual", 9001, 1500],
    ["t2.micro", "hvm", 9001, 9001],
    ["t2.micro", "hvm", 1500, 1500],
  ] as const)(
    "%s (%s) on an engine that carries packets of %d bytes has packets of %d",
    async (instanceType, virtualizationType, maxMtuBytes, mtuBytes) => {
      const { capabilities } = new FakeEngine();
      const engine = new FakeEngine({
        ...capabilities,
        virtualizationTypes: ["hvm", "paravirtual"],
        maxVcpus: 2,
        maxMtuBytes,
      });
      const other = await ControlPlaneRig.open({ engines: [engine] });
      const image = await other.registerImage({ virtualizationType });
      await other.launch(image, { instanceType });
      expect(other.network.topology?.networkInterfaces[0]?.mtuBytes).toBe(mtuBytes);
      expect(engine.guests[0]?.spec.networkInterfaces[0]?.mtuBytes).toBe(mtuBytes);
      await other.close();
    },
  );

  test("DHCP options as the VPC has them", () => {
    const { dhcpOptions } = rig.controlPlane;
    const options = () => told().vpcs.find((each) => each.vpcId === vpc.id)?.dhcpOptions;
    expect(options()).toMatchObject({
      domainName: "eu-west-1.compute.internal",
      domainNameServers: ["AmazonProvidedDNS"],
    });
    const own = dhcpOptions.create(
      region,
      { "domain-name": ["example.org"], "ntp-servers": ["10.0.0.9"], "netbios-node-type": ["2"] },
      tags,
    );
    dhcpOptions.associate(region, own.id, vpc.id);
    expect(options()).toEqual({
      domainName: "example.org",
      domainNameServers: [],
      ntpServers: ["10.0.0.9"],
      netbiosNameServers: [],
      netbiosNodeType: 2,
    });
    dhcpOptions.associate(region, "default", vpc.id);
    expect(options()).toEqual({ domainNameServers: [], ntpServers: [], netbiosNameServers: [] });
  });
});
