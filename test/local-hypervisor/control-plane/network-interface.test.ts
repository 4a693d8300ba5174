import { ControlPlaneRig, region } from "../../support/control-plane-rig";

describe("addresses of network interfaces", () => {
  let rig: ControlPlaneRig;
  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
  });
  afterEach(() => rig.close());

  const create = (
    instance: number,
    changes: { subnetId?: string; privateIpAddress?: string; associatePublicIpAddress?: boolean } = {},
  ) => {
    const { networkInterfaces, subnets } = rig.controlPlane;
    return networkInterfaces.createForInstance(region, {
      instanceId: `i-${String(instance).padStart(17, "0")}`,
      subnetId: subnets.forLaunch(region, {}).id,
      groupIds: [],
      deleteOnTermination: true,
      ...changes,
    });
  };

  test("private, public and MAC addresses are unique; the five of EC2 and the ends of blocks stay free", () => {
    const made = rig.controlPlane.transaction(() => Array.from({ length: 300 }, (_, index) => create(index)));
    for (const read of [
      (each: (typeof made)[0]) => each.privateIpAddress,
      (each: (typeof made)[0]) => each.publicIpAddress,
      (each: (typeof made)[0]) => each.macAddress,
    ]) {
      expect(new Set(made.map(read)).size).toBe(300);
    }
    for (const { privateIpAddress, publicIpAddress, macAddress } of made) {
      expect(privateIpAddress).toMatch(/^172\.31\.(\d|1[0-5])\.\d+$/);
      expect(["172.31.0.0", "172.31.0.1", "172.31.0.2", "172.31.0.3", "172.31.15.255"]).not.toContain(
        privateIpAddress,
      );
      expect(publicIpAddress).toMatch(/^127\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.(?!0$|255$)\d+$/);
      expect(macAddress).toMatch(/^0[26ae]:/);
    }
  });

  test("a small subnet gives every address it has, then says that it is full", () => {
    const [template] = rig.controlPlane.subnets.list(region);
    if (!template) throw new Error("no subnet");
    const small = {
      ...template,
      id: "subnet-0123456789abcdef0",
      cidrBlock: "172.31.200.16/28",
      defaultForAz: false,
    };
    rig.controlPlane.context.store.put("subnet", small);
    expect(rig.controlPlane.subnets.availableAddresses(region, small)).toBe(11);
    const given = Array.from(
      { length: 11 },
      (_, index) => create(index, { subnetId: small.id }).privateIpAddress,
    );
    expect([...given].sort()).toEqual(Array.from({ length: 11 }, (_, index) => `172.31.200.${20 + index}`));
    expect(() => create(11, { subnetId: small.id })).toThrow(
      expect.objectContaining({ code: "InsufficientFreeAddressesInSubnet" }),
    );
  });

  test.each([
    ["172.31.0.3", "InvalidParameterValue", "Address 172.31.0.3 is in subnet's reserved address range"],
    ["172.31.15.255", "InvalidParameterValue", "Address 172.31.15.255 is in subnet's reserved address range"],
    [
      "172.31.16.4",
      "InvalidParameterValue",
      "Address 172.31.16.4 does not fall within the subnet's address range",
    ],
    ["172.31.1", "InvalidParameterValue", "invalid value for parameter address: 172.31.1"],
    ["172.31.0.9", "InvalidIPAddress.InUse", "Address 172.31.0.9 is in use."],
  ])("the private address %s is refused", (privateIpAddress, code, message) => {
    create(1, { privateIpAddress: "172.31.0.9" });
    expect(() => create(2, { privateIpAddress })).toThrow(expect.objectContaining({ code, message }));
  });

  test("a public address goes with a stop and another comes with a start; without one nothing comes", () => {
    const { networkInterfaces } = rig.controlPlane;
    const { id, publicIpAddress } = create(1);
    expect(networkInterfaces.assignPublicAddress(region, id).publicIpAddress).toBe(publicIpAddress);
    const released = networkInterfaces.releasePublicAddress(region, id);
    expect(released.publicIpAddress).toBeUndefined();
    expect(networkInterfaces.assignPublicAddress(region, id).publicIpAddress).toMatch(/^127\./);
    const hidden = create(2, { associatePublicIpAddress: false });
    expect(networkInterfaces.assignPublicAddress(region, hidden.id).publicIpAddress).toBeUndefined();
  });

  test("with its instance an interface is deleted, or left when it is to stay", () => {
    const { networkInterfaces } = rig.controlPlane;
    const gone = create(1);
    const kept = create(2);
    networkInterfaces.modify(region, kept.id, { deleteOnTermination: false });
    networkInterfaces.deleteForInstance(region, gone.attachment?.instanceId ?? "");
    networkInterfaces.deleteForInstance(region, kept.attachment?.instanceId ?? "");
    expect(networkInterfaces.list(region)).toEqual([
      expect.objectContaining({ id: kept.id, privateIpAddress: kept.privateIpAddress }),
    ]);
    expect(networkInterfaces.list(region)[0]?.attachment).toBeUndefined();
  });
});

describe("the place of a launch", () => {
  let rig: ControlPlaneRig;
  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
  });
  afterEach(() => rig.close());

  test("the named subnet, the zone's default subnet, the region's first", () => {
    const { subnets } = rig.controlPlane;
    const [first, second] = subnets.list(region);
    expect(subnets.forLaunch(region, {})).toEqual(first);
    expect(subnets.forLaunch(region, { availabilityZone: "eu-west-1b" })).toEqual(second);
    expect(subnets.forLaunch(region, { subnetId: second?.id })).toEqual(second);
    expect(() => subnets.forLaunch(region, { subnetId: second?.id, availabilityZone: "eu-west-1a" })).toThrow(
      expect.objectContaining({ code: "InvalidParameterValue" }),
    );
    expect(() => subnets.forLaunch(region, { availabilityZone: "eu-west-2a" })).toThrow(
      "Invalid availability zone: [eu-west-2a]",
    );
  });

  test("groups by id and by name, each once; the default group when none is named; five at most", () => {
    const { securityGroups, vpcs } = rig.controlPlane;
    const vpcId = vpcs.requireDefault(region).id;
    const made = Array.from({ length: 6 }, (_, index) =>
      securityGroups.create(region, { groupName: `g${index}`, description: "d", tags: {} }),
    );
    const resolve = (request: { groupIds?: string[]; groupNames?: string[] }) =>
      securityGroups.resolve(region, { ...request, vpcId }).map(({ groupName }) => groupName);
    expect(resolve({})).toEqual(["default"]);
    expect(resolve({ groupIds: [made[1]?.id ?? "", made[0]?.id ?? ""], groupNames: ["g1"] })).toEqual([
      "g1",
      "g0",
    ]);
    expect(() => resolve({ groupNames: ["nothing"] })).toThrow(
      expect.objectContaining({ code: "InvalidGroup.NotFound" }),
    );
    expect(() => resolve({ groupIds: made.map(({ id }) => id) })).toThrow(
      expect.objectContaining({ code: "SecurityGroupsPerInterfaceLimitExceeded" }),
    );
  });
});
