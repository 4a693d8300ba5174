import { randomInt } from "node:crypto";
import type { NetworkTopology } from "../../local-hypervisor/control-plane/network-topology";
import type { SecurityGroupRuleRecord } from "../../local-hypervisor/model/security-group";
import type { HostedGuestNetwork } from "../../local-hypervisor/network/guest-network";
import type { HostAccess } from "../../local-hypervisor/network/host-access/host-access";
import type { ListenerStatus } from "../../local-hypervisor/network/host-access/listeners";
import { parseIpv4Address } from "../../local-hypervisor/network/wire/address";
import { echo } from "./fabric-rig";
import { FakeGuestNic } from "./fake-guest-nic";
import { hostAddress, testNetwork } from "./guest-network";
import { fromCidr, networkInterface, networkTopology, rule, securityGroup } from "./network-topology";

export const instanceId = "i-0123456789abcdef0";

/** A rule that admits a port */
export const admit = (
  port: number | readonly [from: number, to: number],
  source = `${hostAddress}/32`,
  ipProtocol = "tcp",
): SecurityGroupRuleRecord => {
  const [fromPort, toPort] = typeof port === "number" ? [port, port] : port;
  return rule({ ipProtocol, fromPort, toPort, peer: fromCidr(source) });
};

/** The whole network with one guest at a public address of its own, and this machine's ways to it. */
export class HostAccessRig {
  /** Nobody else's, so that tests at the same time do not meet */
  readonly publicAddress = `127.${randomInt(64, 128)}.${randomInt(256)}.${randomInt(1, 255)}`;
  readonly privateAddress = "172.31.16.5";
  readonly network: HostedGuestNetwork;
  guest: FakeGuestNic | undefined;
  private changes: Partial<NetworkTopology> = {};

  constructor(rules: readonly SecurityGroupRuleRecord[] = []) {
    this.network = testNetwork();
    this.configure(rules);
  }

  get access(): HostAccess {
    return this.network.hostAccess;
  }

  /** Replaces the rules of the guest's group, and what else of the topology is told */
  configure(rules: readonly SecurityGroupRuleRecord[], changes = this.changes): void {
    this.changes = changes;
    const { networkInterfaceId, addresses } = this.networkInterface;
    this.network.configure(
      networkTopology({
        networkInterfaces: [{ ...this.networkInterface, networkInterfaceId, addresses }],
        securityGroups: [securityGroup("sg-guest", [...rules, rule({ isEgress: true })])],
        ...changes,
      }),
    );
  }

  /** Plugs the guest in; it sends TCP and UDP back at these ports */
  async plug(ports: readonly number[]): Promise<FakeGuestNic> {
    const { networkInterfaceId, macAddress } = this.networkInterface;
    const guest = new FakeGuestNic(this.network.connect(networkInterfaceId, { frameOffload: false }), {
      macAddress,
      accept: echo,
      ports,
    });
    guest.address = parseIpv4Address(this.privateAddress);
    await guest.useGateway(parseIpv4Address("172.31.16.1"));
    this.guest = guest;
    await this.access.settled();
    return guest;
  }

  unplug(): void {
    this.network.disconnect(this.networkInterface.networkInterfaceId);
  }

  /** Ports that listen in their place, as `80` and `53/udp` */
  async listening(): Promise<string[]> {
    await this.access.settled();
    return this.access.listListeners().map(describe).sort();
  }

  close(): void {
    this.guest?.close();
    this.network.close();
  }

  private get networkInterface() {
    return networkInterface(this.privateAddress, {
      instanceId,
      groupIds: ["sg-guest"],
      addresses: [
        {
          privateIpAddress: this.privateAddress,
          privateDnsName: "ip-172-31-16-5.eu-west-1.compute.internal",
          publicIpAddress: this.publicAddress,
          publicDnsName: "ec2-guest.eu-west-1.compute.amazonaws.com",
        },
      ],
    });
  }
}

function describe({ protocol, port, publicAddress, listensAt }: ListenerStatus): string {
  const text = `${port}${protocol === "udp" ? "/udp" : ""}`;
  const inPlace = listensAt?.address === publicAddress && listensAt.port === port;
  return inPlace ? text : `${text} at ${listensAt?.address}:${listensAt?.port}`;
}
