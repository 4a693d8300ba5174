import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createNatGateway } from "../ec2/interface-calls";
import { deleteNatGatewayWholly, findNatGateway, waitNatGatewayCreated } from "../ec2/nat-gateway";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { NatGateway } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { text, textMap } from "./values";

const minuteMs = 60_000;

/** aws_nat_gateway: a zonal gateway of one address, of which only the tags change in place. */
export const natGatewayResource: ManagedResource<Services> = {
  type: "aws_nat_gateway",
  timeoutsMs: { create: 10 * minuteMs, update: 10 * minuteMs, delete: 30 * minuteMs },

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { NatGateway } = await step("creating EC2 NAT Gateway", () =>
        createNatGateway(ec2, {
          ClientToken: context.services.clientToken(),
          AllocationId: text(planned, "allocation_id"),
          ConnectivityType: text(planned, "connectivity_type") as never,
          PrivateIpAddress: text(planned, "private_ip"),
          SubnetId: text(planned, "subnet_id"),
          TagSpecifications: tagSpecifications(["natgateway", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const id = NatGateway?.NatGatewayId ?? "";
      exists({ id });
      await step(`waiting for EC2 NAT Gateway (${id}) create`, () => waitNatGatewayCreated(ec2, id));
      return readNatGateway(ec2, id);
    }),

  read: (prior, context) =>
    reading(prior, () => readNatGateway(ec2Of(prior, context), text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const id = text(prior, "id") ?? "";
    return updating(
      prior,
      () =>
        step(`updating tags for EC2 NAT Gateway (${id})`, () =>
          updateTags(ec2, id, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        ),
      () => readNatGateway(ec2, id),
    );
  },

  delete: (prior, context) =>
    deleting(() => deleteNatGatewayWholly(ec2Of(prior, context), text(prior, "id") ?? "")),

  import: importById,
};

async function readNatGateway(ec2: Connection, id: string): Promise<ObjectValue | null> {
  const gateway = await step(`reading EC2 NAT Gateway (${id})`, () => findNatGateway(ec2, id));
  return gateway === undefined
    ? null
    : {
        ...natGatewayFacts(ec2, gateway),
        regional_nat_gateway_auto_mode: "",
        tags_all: tagMap(gateway.Tags),
      };
}

/** What the resource and the data source say alike of a gateway. */
export function natGatewayFacts(ec2: Connection, gateway: NatGateway): ObjectValue {
  const addresses = gateway.NatGatewayAddresses ?? [];
  const primary = addresses.find(({ IsPrimary }) => IsPrimary) ?? addresses[0];
  const others = addresses.filter((address) => address !== primary);
  const secondary = (name: "AllocationId" | "PrivateIp") =>
    others.flatMap((address) => (address[name] ? [address[name]] : []));
  return {
    id: gateway.NatGatewayId ?? "",
    region: ec2.region,
    allocation_id: primary?.AllocationId ?? "",
    association_id: primary?.AssociationId ?? "",
    auto_provision_zones: gateway.AutoProvisionZones ?? "",
    auto_scaling_ips: gateway.AutoScalingIps ?? "",
    availability_mode: gateway.AvailabilityMode ?? "zonal",
    availability_zone_address: [],
    connectivity_type: gateway.ConnectivityType ?? "",
    network_interface_id: primary?.NetworkInterfaceId ?? "",
    private_ip: primary?.PrivateIp ?? "",
    public_ip: primary?.PublicIp ?? "",
    regional_nat_gateway_address: [],
    route_table_id: gateway.RouteTableId ?? "",
    secondary_allocation_ids: secondary("AllocationId"),
    secondary_private_ip_address_count: secondary("PrivateIp").length,
    secondary_private_ip_addresses: secondary("PrivateIp"),
    subnet_id: gateway.SubnetId ?? "",
    vpc_id: gateway.VpcId ?? "",
  };
}
