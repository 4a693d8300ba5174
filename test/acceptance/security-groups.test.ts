import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateFlowLogsCommand, type Instance, type IpPermission } from "@aws-sdk/client-ec2";
import { type Direction, Ec2Network, everything } from "../support/ec2-network";
import type { GuestShell } from "../support/guest-shell";
import { Lab } from "../support/lab";
import {
  type Protocol,
  probeFromGuest,
  probeFromHost,
  probePorts,
  probingGuest,
  protocols,
} from "../support/network-probe";

jest.setTimeout(600_000);

const hostAddress = "198.51.100.1";

/** A change counts from a second after the API has answered, at the latest */
const secondAfterChange = () => new Promise((resolve) => setTimeout(resolve, 1_000));

/** What the rules say is what passes: real guests, this machine and the outside, by TCP, UDP and ICMP. */
describe("security groups drop real packets", () => {
  const outside = { web: createServer((_, response) => response.end("outside")), echo: createSocket("udp4") };
  let lab: Lab;
  let network: Ec2Network;
  let groups: { left: string; right: string };
  let left: Instance;
  let right: Instance;
  let leftShell: GuestShell;
  let rightShell: GuestShell;
  let outsidePorts: { tcp: number; udp: number };
  let flowLogId: string;

  beforeAll(async () => {
    outside.echo.on("message", (data, from) => outside.echo.send(data, from.port, from.address));
    outsidePorts = { tcp: await listenTcp(outside.web), udp: await listenUdp(outside.echo) };
    lab = new Lab({
      DRYDOCK_HOST_SERVICES: `web=${outsidePorts.tcp},echo=${outsidePorts.udp}/udp`,
    });
    await lab.must(lab.drydock("up"));
    network = await Ec2Network.create(lab, "10.20.0.0/16");
    await network.openToInternet();
    const subnets = [
      await network.subnet("10.20.1.0/24", { publicAddresses: true }),
      await network.subnet("10.20.2.0/24", { publicAddresses: true }),
    ];
    groups = { left: await network.closedGroup("left"), right: await network.closedGroup("right") };
    [left, right] = await Promise.all([
      network.launch({ SubnetId: subnets[0], SecurityGroupIds: [groups.left], userData: probingGuest }),
      network.launch({ SubnetId: subnets[1], SecurityGroupIds: [groups.right], userData: probingGuest }),
    ]);
    leftShell = await lab.shell(left.InstanceId as string);
    rightShell = await lab.shell(right.InstanceId as string);
    const { FlowLogIds } = await lab.ec2().send(
      new CreateFlowLogsCommand({
        ResourceType: "VPC",
        ResourceIds: [network.vpcId],
        TrafficType: "ALL",
        LogDestinationType: "s3",
        LogDestination: "arn:aws:s3:::flow-logs-of-a-test",
        MaxAggregationInterval: 60,
      }),
    );
    flowLogId = FlowLogIds?.[0] as string;
  });
  afterAll(async () => {
    await lab?.close();
    outside.web.close();
    outside.echo.close();
  });

  const fromLeft = () => probeFromGuest(leftShell, right.PrivateIpAddress as string);
  const fromRight = () => probeFromGuest(rightShell, left.PrivateIpAddress as string);

  const permission = (protocol: Protocol, peer: Partial<IpPermission>): IpPermission => {
    if (protocol === "icmp") return { IpProtocol: "icmp", FromPort: 8, ToPort: -1, ...peer };
    const port = probePorts[protocol];
    return { IpProtocol: protocol, FromPort: port, ToPort: port, ...peer };
  };

  /** Nothing passes, then exactly what one rule says, then nothing again, for each protocol in turn */
  async function followsRules(
    direction: Direction,
    group: string,
    peer: (protocol: Protocol) => IpPermission,
    probe: () => Promise<Protocol[]>,
  ): Promise<void> {
    expect(await probe()).toEqual([]);
    for (const protocol of protocols) {
      const rule = peer(protocol);
      await network.change("authorize", direction, group, rule);
      await secondAfterChange();
      expect(await probe()).toEqual([protocol]);
      await network.change("revoke", direction, group, rule);
      await secondAfterChange();
      expect(await probe()).toEqual([]);
    }
  }

  test("without a rule nothing passes, in either direction, from guests or from here", async () => {
    expect(await fromLeft()).toEqual([]);
    expect(await fromRight()).toEqual([]);
    expect(await probeFromGuest(leftShell, hostAddress, outsidePorts)).toEqual([]);
    expect(await probeFromHost(lab, left.InstanceId as string, left.PublicIpAddress as string)).toEqual([]);
  });

  test("guest to guest needs a rule on the way out", async () => {
    await network.change("authorize", "ingress", groups.right, everything);
    await followsRules(
      "egress",
      groups.left,
      (protocol) => permission(protocol, { UserIdGroupPairs: [{ GroupId: groups.right }] }),
      fromLeft,
    );
    await network.change("revoke", "ingress", groups.right, everything);
  });

  test("and a rule on the way in; answers need none", async () => {
    await network.change("authorize", "egress", groups.left, everything);
    await followsRules(
      "ingress",
      groups.right,
      (protocol) => permission(protocol, { UserIdGroupPairs: [{ GroupId: groups.left }] }),
      fromLeft,
    );
    expect(await fromRight()).toEqual([]);
    await network.change("revoke", "egress", groups.left, everything);
  });

  test("so it is in the other direction, by address", async () => {
    await network.change("authorize", "egress", groups.right, everything);
    await followsRules(
      "ingress",
      groups.left,
      (protocol) => permission(protocol, { IpRanges: [{ CidrIp: `${right.PrivateIpAddress}/32` }] }),
      fromRight,
    );
    await network.change("revoke", "egress", groups.right, everything);
  });

  test("this machine reaches a public address by what the group admits", async () => {
    await followsRules(
      "ingress",
      groups.left,
      (protocol) => permission(protocol, { IpRanges: [{ CidrIp: `${hostAddress}/32` }] }),
      () => probeFromHost(lab, left.InstanceId as string, left.PublicIpAddress as string),
    );
  });

  test("a guest reaches the outside by what the group lets out", async () => {
    const rule = (protocol: Protocol): IpPermission =>
      protocol === "icmp"
        ? permission(protocol, { IpRanges: [{ CidrIp: "0.0.0.0/0" }] })
        : {
            IpProtocol: protocol,
            FromPort: outsidePorts[protocol],
            ToPort: outsidePorts[protocol],
            IpRanges: [{ CidrIp: "0.0.0.0/0" }],
          };
    await followsRules("egress", groups.left, rule, () =>
      probeFromGuest(leftShell, hostAddress, outsidePorts),
    );
  });

  test("metadata, DNS and DHCP pass whatever the rules say", async () => {
    const seen = await leftShell.run(
      `. /usr/lib/drydock-micro/metadata.sh; metadata_token; metadata_get meta-data/instance-id; echo; nslookup -type=a ${right.PrivateDnsName}; udhcpc -n -q -i eth0 >/dev/null && echo leased`,
    );
    expect(seen).toContain(left.InstanceId);
    expect(seen).toContain(`Address: ${right.PrivateIpAddress}`);
    expect(seen).toContain("leased");
  });

  test("the VPC's flow log has what passed and what did not, at the interface that decided", async () => {
    const columns = / interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action /;
    const web = (at: Instance, action: "ACCEPT" | "REJECT") => {
      const [card] = at.NetworkInterfaces ?? [];
      const ends = `${left.PrivateIpAddress} ${right.PrivateIpAddress} \\d+ ${probePorts.tcp} 6`;
      return new RegExp(` ${card?.NetworkInterfaceId} ${ends} \\d+ \\d+ \\d+ \\d+ ${action} OK`);
    };
    // On its way out with and without a rule for it, and on its way in
    const wanted = [left, right].flatMap((at) => [web(at, "ACCEPT"), web(at, "REJECT")]);
    const read = async () => (await lab.drydock("flow-logs", flowLogId, "--lines", "10000")).output;
    // At the latest when the interval of the last probes is over
    const records = await lab.until(
      "records of both outcomes at both ends",
      90_000,
      async () => {
        const output = await read();
        return wanted.every((record) => record.test(output)) ? output : undefined;
      },
      read,
    );
    expect(records).toMatch(columns);
    expect((await lab.must(lab.drydock("flow-logs"))).output).toContain(flowLogId);
  });
});

const listenTcp = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

const listenUdp = async (socket: Socket): Promise<number> => {
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return socket.address().port;
};
