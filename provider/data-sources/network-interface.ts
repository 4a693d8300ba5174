import { step } from "../ec2/diagnostics";
import { findNetworkInterfaces } from "../ec2/network-interface";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { NetworkInterface } from "../ec2/types";
import type { DataSource, ObjectValue } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { networkInterfaceFacts } from "../resources/network-interface-state";
import { text } from "../resources/values";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_network_interface: the one interface that a query finds. */
export const networkInterfaceDataSource: DataSource<Services> = {
  type: "aws_network_interface",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "id");
      const found = await step("reading EC2 Network Interface", () =>
        findNetworkInterfaces(ec2, {
          ...(id === undefined ? {} : { NetworkInterfaceIds: [id] }),
          Filters: orNone(configuredFilters(config)),
        }),
      );
      const one = oneOf("EC2 Network Interface", found, ({ NetworkInterfaceId }) => NetworkInterfaceId);
      return {
        ...networkInterfaceFacts(ec2, one),
        ...partners(one),
        availability_zone: one.AvailabilityZone ?? "",
        requester_id: one.RequesterId ?? "",
        tags: tagMap(one.TagSet),
        vpc_id: one.VpcId ?? "",
      };
    });
  },
};

/** The instance and the public address that an interface has. */
function partners({ Association: association, Attachment: attachment }: NetworkInterface): ObjectValue {
  return {
    association:
      association === undefined
        ? []
        : [
            {
              allocation_id: association.AllocationId ?? "",
              association_id: association.AssociationId ?? "",
              carrier_ip: association.CarrierIp ?? "",
              customer_owned_ip: association.CustomerOwnedIp ?? "",
              ip_owner_id: association.IpOwnerId ?? "",
              public_dns_name: association.PublicDnsName ?? "",
              public_ip: association.PublicIp ?? "",
            },
          ],
    attachment:
      attachment === undefined
        ? []
        : [
            {
              attachment_id: attachment.AttachmentId ?? "",
              device_index: attachment.DeviceIndex ?? 0,
              instance_id: attachment.InstanceId ?? "",
              instance_owner_id: attachment.InstanceOwnerId ?? "",
              network_card_index: attachment.NetworkCardIndex ?? 0,
            },
          ],
  };
}
