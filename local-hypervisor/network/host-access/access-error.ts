import type { CompiledNetworkInterface } from "../topology/compiled-topology";
import { formatIpv4Address } from "../wire/address";
import type { Admission, Obstacle, WayIn } from "./obstacle";

/** Why this machine does not get to a guest, with what mends it; the message is for people. */
export class AccessError extends Error {
  override readonly name = "AccessError";
  constructor(
    message: string,
    /** For a SOCKS client, which is told by a code */
    readonly kind: "unknown" | "notAllowed" | "refused" | "unanswered",
  ) {
    super(message);
  }
}

const nameOf = ({ topology, networkInterfaceId }: CompiledNetworkInterface): string =>
  topology.instanceId ?? networkInterfaceId;

const aws = (networkInterface: CompiledNetworkInterface, command: string): string =>
  `eval "$(npx drydock env)" && aws --endpoint-url "$AWS_ENDPOINT_URL" --region ${networkInterface.vpc.topology.region} ec2 ${command}`;

const what = (admission: Admission): string =>
  admission.protocol === "icmp"
    ? "ICMP echo requests"
    : `${admission.protocol.toUpperCase()} port ${admission.port}`;

/** The rule is not there */
export function notAdmitted(way: WayIn, admission: Admission, obstacle: Obstacle): AccessError {
  const { networkInterface, source } = way;
  const from = `${formatIpv4Address(source)} (this machine)`;
  return new AccessError(
    `${nameOf(networkInterface)} does not admit ${what(admission)} from ${from}: ${reason(way, admission, obstacle)}`,
    "notAllowed",
  );
}

function reason({ networkInterface, source }: WayIn, admission: Admission, obstacle: Obstacle): string {
  const { subnet, vpc } = networkInterface;
  switch (obstacle.kind) {
    case "noInternetGateway":
      return `VPC ${vpc.vpcId} has no internet gateway attached.`;
    case "noRoute":
      return `subnet ${subnet.subnetId} has no route to it through the VPC's internet gateway. Add one with:\n  ${aws(networkInterface, `create-route --route-table-id <the subnet's> --destination-cidr-block 0.0.0.0/0 --gateway-id ${vpc.topology.internetGatewayId ?? "<igw>"}`)}`;
    case "networkAcl":
      return `the network ACL of subnet ${subnet.subnetId} denies it (${obstacle.direction}).`;
    case "securityGroups": {
      const [group = "<group>"] = obstacle.groupIds;
      return `no rule of its security groups (${obstacle.groupIds.join(", ")}) does. Add one with:\n  ${aws(networkInterface, `authorize-security-group-ingress --group-id ${group} ${permission(admission)} --cidr ${formatIpv4Address(source)}/32`)}`;
    }
  }
}

const permission = (admission: Admission): string =>
  admission.protocol === "icmp"
    ? "--protocol icmp --port -1"
    : `--protocol ${admission.protocol} --port ${admission.port}`;

/** The guest's system says that nobody listens */
export function refused(networkInterface: CompiledNetworkInterface, port: number): AccessError {
  return new AccessError(
    `${nameOf(networkInterface)} refuses connections at port ${port}: nobody listens there (yet). See what it does with: npx drydock console ${nameOf(networkInterface)}`,
    "refused",
  );
}

/** Its rules let it in and nothing came back */
export function unanswered(networkInterface: CompiledNetworkInterface, asked: string): AccessError {
  return new AccessError(
    `${nameOf(networkInterface)} does not answer ${asked}, though its rules admit it: it may still boot, or filter by itself. See what it does with: npx drydock console ${nameOf(networkInterface)}`,
    "unanswered",
  );
}

export function notPlugged(instanceId: string): AccessError {
  return new AccessError(
    `${instanceId} does not run, or there is no such instance: it has no network interface that is plugged in. List instances with: npx drydock ps --all`,
    "unknown",
  );
}

export function unknownHost(host: string, vpcId: string | undefined): AccessError {
  const where = vpcId === undefined ? "any VPC" : vpcId;
  return new AccessError(
    `No running interface of ${where} has the address or name ${host}. Private and public addresses and DNS names of instances are known here, and instance ids.`,
    "unknown",
  );
}

export function ambiguousHost(host: string, vpcIds: readonly string[]): AccessError {
  return new AccessError(
    `${host} exists in several VPCs (${vpcIds.join(", ")}); say which with --vpc.`,
    "unknown",
  );
}
