import { sha1 } from "../ec2/checksum";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { findInstances } from "../ec2/instance";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { DataSource, ObjectValue } from "../framework/resource";
import { type InstanceView, instanceState, primaryInterface } from "../resources/instance-mapping";
import { viewInstance } from "../resources/instance-view";
import { ec2Of } from "../resources/life-cycle";
import { blocks, flag, text } from "../resources/values";
import { configuredFilters, instanceTagFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOf, requireOneGiven } from "./one-of";

/** data aws_instance: the one instance that a query finds. */
export const instanceDataSource: DataSource<Services> = {
  type: "aws_instance",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const id = text(config, "instance_id");
      const filters = [...instanceTagFilters(config), ...configuredFilters(config)];
      requireOneGiven(id !== undefined || filters.length > 0, "instance_tags, filter or instance_id");
      const found = await step("reading EC2 Instance", () =>
        findInstances(ec2, {
          ...(id === undefined ? {} : { InstanceIds: [id] }),
          Filters: orNone(filters),
        }),
      );
      const living = found.filter(({ State }) => State?.Name !== "terminated");
      const instance = oneOf("EC2 Instance", living, ({ InstanceId }) => InstanceId);
      const view = await viewInstance(ec2, instance, {
        password: flag(config, "get_password_data") ?? false,
      });
      return {
        ...facts(ec2, view),
        password_data: view.passwordData ?? "",
        ...userData(config, view.attributes.userData),
      };
    });
  },
};

/** The state of the resource, as far as the data source has it, and what it says otherwise. */
function facts(ec2: Connection, view: InstanceView): ObjectValue {
  const { instance, volumes } = view;
  const state = instanceState(ec2, {}, view, {});
  const tagsOf = (volumeId: string | undefined) =>
    tagMap(volumes.find(({ VolumeId }) => VolumeId === volumeId)?.Tags);
  const devices = (name: string) =>
    blocks(state, name).map(({ tags_all: _all, ...device }) => ({
      ...device,
      tags: tagsOf(text(device, "volume_id")),
    }));
  return {
    ...Object.fromEntries(sharedAttributes.map((name) => [name, state[name] ?? null])),
    region: ec2.region,
    associate_public_ip_address: primaryInterface(instance)?.Association !== undefined,
    ebs_block_device: devices("ebs_block_device"),
    ephemeral_block_device: [],
    launch_time: instance.LaunchTime?.toISOString().replace(/\.\d+Z$/, "Z") ?? "",
    network_interface_id: state.primary_network_interface_id ?? "",
    root_block_device: devices("root_block_device"),
    tags: tagMap(instance.Tags),
  };
}

/** Attributes that the resource and the data source have alike. */
const sharedAttributes = [
  "ami",
  "arn",
  "availability_zone",
  "credit_specification",
  "disable_api_stop",
  "disable_api_termination",
  "ebs_optimized",
  "enclave_options",
  "host_id",
  "host_resource_group_arn",
  "iam_instance_profile",
  "id",
  "instance_state",
  "instance_type",
  "ipv6_addresses",
  "key_name",
  "maintenance_options",
  "metadata_options",
  "monitoring",
  "outpost_arn",
  "placement_group",
  "placement_group_id",
  "placement_partition_number",
  "private_dns",
  "private_dns_name_options",
  "private_ip",
  "public_dns",
  "public_ip",
  "secondary_private_ips",
  "security_groups",
  "source_dest_check",
  "subnet_id",
  "tenancy",
  "vpc_security_group_ids",
] as const;

/** User data where it is asked for: as its checksum, and whole. */
function userData(config: ObjectValue, present: string | undefined): ObjectValue {
  if (present === undefined || present === "") return { user_data: "", user_data_base64: "" };
  const plain = Buffer.from(present, "base64");
  return {
    user_data: sha1(plain),
    user_data_base64: flag(config, "get_user_data") ? present : "",
  };
}
