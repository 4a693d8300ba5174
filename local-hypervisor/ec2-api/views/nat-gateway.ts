import type { NatGateway, NatGatewayAddress } from "@aws-sdk/client-ec2";
import type { NatGatewayRecord } from "../../model/nat-gateway";
import { toTags } from "../tags";

/** EC2's words for the one address of a gateway. */
const addressStatus = {
  pending: "associating",
  available: "succeeded",
  failed: "failed",
  deleting: "disassociating",
  deleted: undefined,
} as const satisfies Record<NatGatewayRecord["state"], NatGatewayAddress["Status"]>;

const date = (timeMs: number | undefined): Date | undefined =>
  timeMs === undefined ? undefined : new Date(timeMs);

/** A NAT gateway as DescribeNatGateways shows it. */
export const toNatGateway = (record: NatGatewayRecord): NatGateway => ({
  NatGatewayId: record.id,
  VpcId: record.vpcId,
  SubnetId: record.subnetId,
  State: record.state,
  ConnectivityType: record.connectivityType,
  AvailabilityMode: "zonal",
  CreateTime: new Date(record.createdAtMs),
  DeleteTime: date(record.deletedAtMs),
  FailureCode: record.failure?.code,
  FailureMessage: record.failure?.message,
  NatGatewayAddresses: [
    {
      AllocationId: record.allocationId,
      AssociationId: record.associationId,
      NetworkInterfaceId: record.networkInterfaceId,
      PrivateIp: record.privateIp,
      PublicIp: record.publicIp,
      IsPrimary: true,
      Status: addressStatus[record.state],
    },
  ],
  Tags: toTags(record.tags),
});
