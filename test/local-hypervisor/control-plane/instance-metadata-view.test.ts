import { instanceMetadataSource } from "../../../local-hypervisor/control-plane/instance-metadata-view";
import { respond } from "../../../local-hypervisor/metadata/respond";
import { SessionTokens } from "../../../local-hypervisor/metadata/session-token";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

jest.setTimeout(60_000);

describe("what the metadata service is told", () => {
  let rig: ControlPlaneRig;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
  });

  afterEach(async () => {
    await rig.close();
  });

  test("everything of an instance, as it is now, until it is terminated", async () => {
    const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHUpPcMOE6Gd1kX7Z4nYwhO6Tn1pwQ1MjxWn0gIYm0Vb me";
    rig.controlPlane.keyPairs.import(region, "mine", Buffer.from(publicKey), {});
    const image = await rig.registerImage();
    const { id } = await rig.launch(image, {
      keyName: "mine",
      availabilityZone: "eu-west-1b",
      userData: Buffer.from("#!/bin/sh\n").toString("base64"),
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
      instanceTags: { Name: "web" },
    });
    const source = instanceMetadataSource(rig.controlPlane);
    const [networkInterface] = rig.controlPlane.networkInterfaces.list(region);
    expect(source(id)).toMatchObject({
      instanceId: id,
      accountId: "123456789012",
      imageId: image.id,
      amiLaunchIndex: 0,
      instanceType: "t2.micro",
      architecture: "i386",
      pendingTimeMs: rig.clock.now(),
      placement: { region, availabilityZone: "eu-west-1b", availabilityZoneId: "euw1-az1" },
      privateIpAddress: networkInterface?.privateIpAddress,
      publicIpAddress: networkInterface?.publicIpAddress,
      securityGroupNames: ["default"],
      publicKeys: [{ keyName: "mine", openSshKey: expect.stringContaining("AAAAC3NzaC1lZDI1NTE5") }],
      rootDeviceName: "/dev/xvda",
      blockDevices: [{ deviceName: "/dev/sdf", kind: "ebs" }],
      networkInterfaces: [
        {
          macAddress: networkInterface?.macAddress,
          deviceIndex: 0,
          subnetCidr: "172.31.16.0/20",
          vpcCidrs: ["172.31.0.0/16"],
        },
      ],
      tags: { Name: "web" },
      options: { httpTokens: "optional" },
    });
    expect(Buffer.from(source(id)?.userData ?? []).toString()).toBe("#!/bin/sh\n");
    rig.controlPlane.instanceAttributes.modifyMetadataOptions(region, id, { httpTokens: "required" });
    expect(source(id)?.options.httpTokens).toBe("required");
    rig.controlPlane.keyPairs.delete(region, { keyName: "mine" });
    expect(source(id)?.publicKeys).toHaveLength(1);
    rig.controlPlane.instances.terminate(region, [id]);
    await rig.settle();
    expect(source(id)).toBeUndefined();
    expect(source("i-0123456789abcdef0")).toBeUndefined();
  });

  test("a crawler finds every listed leaf of an instance with two cards, by every version", async () => {
    const { addresses, instanceAttributes, networkInterfaces } = rig.controlPlane;
    const image = await rig.registerImage();
    const { id } = await rig.launch(image, {
      networkInterfaces: [{ deviceIndex: 0, secondaryPrivateIpAddressCount: 1 }, { deviceIndex: 1 }],
      privateDnsNameOptions: { hostnameType: "resource-name" },
      blockDevices: [{ deviceName: "/dev/sdf", ebs: { volumeSizeGib: 1 } }],
      instanceTags: { Name: "web" },
    });
    instanceAttributes.modifyMetadataOptions(region, id, { instanceMetadataTags: "enabled" });
    const [first, second] = networkInterfaces.ofInstance(region, id);
    if (!first || !second) throw new Error("two interfaces were asked for");
    const elastic = addresses.allocate(region, { tags: {} });
    const [secondary = ""] = first.secondaryPrivateIpAddresses;
    addresses.associate(region, elastic.id, {
      networkInterfaceId: first.id,
      privateIpAddress: secondary,
    });
    const crawled = crawl(rig, id, "/");
    const latest = (path: string) => crawled.get(`/latest/meta-data/${path}`);
    const macs = (mac: string, leaf: string) => latest(`network/interfaces/macs/${mac}/${leaf}`);
    expect(latest("local-hostname")).toBe(`${id}.eu-west-1.compute.internal`);
    expect(latest("placement/availability-zone-id")).toBe("euw1-az3");
    expect(latest("block-device-mapping/ebs1")).toBe("sdf");
    expect(latest("tags/instance/Name")).toBe("web");
    expect(latest("public-ipv4")).toBe(first.publicIpAddress);
    expect(macs(first.macAddress, "local-ipv4s")).toBe(`${first.privateIpAddress}\n${secondary}`);
    expect(macs(first.macAddress, "public-ipv4s")).toBe(`${first.publicIpAddress}\n${elastic.publicIp}`);
    expect(macs(first.macAddress, `ipv4-associations/${elastic.publicIp}`)).toBe(secondary);
    expect(macs(second.macAddress, "device-number")).toBe("1");
    expect(macs(second.macAddress, "public-ipv4s")).toBeUndefined();
    expect(crawled.get("/latest/dynamic/fws/instance-monitoring")).toBe("disabled");
  });
});

/** Every leaf below `path` that listings lead to; each has to answer. */
function crawl(rig: ControlPlaneRig, instanceId: string, path: string): Map<string, string> {
  const metadata = instanceMetadataSource(rig.controlPlane)(instanceId);
  if (!metadata) throw new Error(`${instanceId} has no metadata`);
  const tokens = new SessionTokens(new Uint8Array(32), (length) => new Uint8Array(length));
  const ask = (at: string): string => {
    const request = { method: "GET", path: at, headers: new Map(), body: new Uint8Array(), keepAlive: true };
    const response = respond(request, metadata, { tokens, now: rig.clock.now() });
    expect({ at, status: response.status }).toEqual({ at, status: 200 });
    return Buffer.from(response.body).toString();
  };
  // Versions, and what is below them, are listed without slashes though they are directories
  const isDirectory = (at: string, name: string) =>
    name.endsWith("/") || at === "/" || name === "dynamic" || name === "meta-data";
  const leaves = new Map<string, string>();
  const visit = (at: string): void => {
    for (const name of ask(at).split("\n"))
      if (isDirectory(at, name)) visit(`${at}${name.replace(/\/$/, "")}/`);
      else leaves.set(`${at}${name}`, ask(`${at}${name}`));
  };
  visit(path);
  return leaves;
}
