import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeInstancesCommand, type Instance } from "@aws-sdk/client-ec2";
import { blockContains, type Ipv4Block, parseIpv4, parseIpv4Block } from "../../local-hypervisor/model/cidr";
import { Ec2Network, everything } from "../support/ec2-network";
import { Lab } from "../support/lab";

jest.setTimeout(300_000);

const userData = "#!/bin/sh\nmkdir -p /www && hostname > /www/index.html && httpd -p 80 -h /www\n";

/** Two states on one machine, as two projects or two people have them. */
describe("two daemons at once", () => {
  const labs = [new Lab(), new Lab()];
  let instances: Instance[];

  const launch = async (lab: Lab): Promise<Instance> => {
    await lab.must(lab.drydock("up"));
    const network = await Ec2Network.create(lab, "10.20.0.0/16");
    await network.openToInternet();
    const SubnetId = await network.subnet("10.20.1.0/24", { publicAddresses: true });
    const group = await network.closedGroup("web");
    await network.change("authorize", "ingress", group, everything);
    return network.launch({ SubnetId, SecurityGroupIds: [group], userData });
  };
  const rangeOf = (lab: Lab) =>
    parseIpv4Block(readFileSync(join(lab.state, "public-range"), "utf8").trim()) as Ipv4Block;

  beforeAll(async () => {
    instances = await Promise.all(labs.map(launch));
  });
  afterAll(() => Promise.all(labs.map((lab) => lab.close())));

  test("give public addresses of ranges that do not overlap", () => {
    const ranges = labs.map(rangeOf);
    // Each address by the ranges that it is of
    const found = instances.map(({ PublicIpAddress = "" }) =>
      ranges.map((range) => blockContains(range, parseIpv4(PublicIpAddress) as number)),
    );
    expect(found).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test("each have their instance reached, at its own address and port", async () => {
    for (const { PublicIpAddress, PrivateDnsName } of instances) {
      const answer = await fetch(`http://${PublicIpAddress}/`, { signal: AbortSignal.timeout(20_000) });
      expect((await answer.text()).trim()).toBe(PrivateDnsName?.split(".")[0]);
    }
  });

  test("keep range and address when one starts again", async () => {
    const [lab] = labs as [Lab, Lab];
    const range = rangeOf(lab);
    await lab.killDaemon();
    await lab.must(lab.drydock("up"));
    expect(rangeOf(lab)).toEqual(range);
    const { Reservations } = await lab.ec2().send(new DescribeInstancesCommand({}));
    expect(Reservations?.[0]?.Instances?.[0]?.PublicIpAddress).toBe(instances[0]?.PublicIpAddress);
  });
});
