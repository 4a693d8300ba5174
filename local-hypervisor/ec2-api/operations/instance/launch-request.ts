import type { ControlPlane } from "../../../control-plane/control-plane";
import type { LaunchRequest } from "../../../control-plane/instance-launch";
import type { RequestedNetworkInterface } from "../../../control-plane/launch-interfaces";
import {
  addressWithNetworkInterfaces,
  groupsWithNetworkInterfaces,
  subnetWithNetworkInterfaces,
} from "../../../model/errors/instance";
import type { InputOf } from "../../operation";
import { toRequestedBlockDevice } from "../../requested-block-device";
import { oneOf, required } from "../../required";
import { tagsFor } from "../../tags";
import { toPrivateAddresses } from "../network-interface/private-addresses";
import { zoneOf } from "../volume/zone-of";
import { refuseUnsupportedLaunch } from "./unsupported-launch";

type Input = InputOf<"RunInstances">;

const taggable = ["instance", "volume", "network-interface", "spot-instances-request", "elastic-gpu"];

/** RunInstances' request in the control plane's terms. @throws Ec2Error for what it cannot express */
export function toLaunchRequest(input: Input, controlPlane: ControlPlane, region: string): LaunchRequest {
  const imageId = required(input.ImageId, "ImageId");
  const minCount = required(input.MinCount, "MinCount");
  const maxCount = required(input.MaxCount, "MaxCount");
  refuseUnsupportedLaunch(input);
  const networkInterfaces = (input.NetworkInterfaces ?? []).map(toNetworkInterface);
  if (networkInterfaces.length > 0) {
    if (input.SecurityGroupIds?.length || input.SecurityGroups?.length) throw groupsWithNetworkInterfaces();
    if (input.SubnetId) throw subnetWithNetworkInterfaces();
    if (input.PrivateIpAddress) throw addressWithNetworkInterfaces();
  }
  const metadata = input.MetadataOptions ?? {};
  const specifications = input.TagSpecifications;
  return {
    imageId,
    instanceType: input.InstanceType || undefined,
    minCount,
    maxCount,
    keyName: input.KeyName || undefined,
    securityGroupIds: input.SecurityGroupIds,
    securityGroupNames: input.SecurityGroups,
    subnetId: input.SubnetId || undefined,
    availabilityZone: zoneOf(input.Placement ?? {}, controlPlane, region),
    privateIpAddress: input.PrivateIpAddress || undefined,
    networkInterfaces,
    privateDnsNameOptions: {
      hostnameType: oneOf(
        input.PrivateDnsNameOptions?.HostnameType,
        ["ip-name", "resource-name"],
        "hostnameType",
      ),
      enableResourceNameDnsARecord: input.PrivateDnsNameOptions?.EnableResourceNameDnsARecord,
    },
    userData: input.UserData,
    blockDevices: (input.BlockDeviceMappings ?? []).map(toRequestedBlockDevice),
    metadataOptions: {
      httpEndpoint: oneOf(metadata.HttpEndpoint, ["enabled", "disabled"], "httpEndpoint"),
      httpTokens: oneOf(metadata.HttpTokens, ["optional", "required"], "httpTokens"),
      httpPutResponseHopLimit: metadata.HttpPutResponseHopLimit,
      httpProtocolIpv6: oneOf(metadata.HttpProtocolIpv6, ["enabled", "disabled"], "httpProtocolIpv6"),
      instanceMetadataTags: oneOf(
        metadata.InstanceMetadataTags,
        ["enabled", "disabled"],
        "instanceMetadataTags",
      ),
    },
    monitoring: input.Monitoring?.Enabled,
    ebsOptimized: input.EbsOptimized,
    disableApiTermination: input.DisableApiTermination,
    disableApiStop: input.DisableApiStop,
    instanceInitiatedShutdownBehavior: oneOf(
      input.InstanceInitiatedShutdownBehavior,
      ["stop", "terminate"],
      "instanceInitiatedShutdownBehavior",
    ),
    cpuCredits: oneOf(input.CreditSpecification?.CpuCredits, ["standard", "unlimited"], "cpuCredits"),
    autoRecovery: oneOf(input.MaintenanceOptions?.AutoRecovery, ["default", "disabled"], "autoRecovery"),
    hibernationConfigured: input.HibernationOptions?.Configured,
    kernelId: input.KernelId || undefined,
    ramdiskId: input.RamdiskId || undefined,
    clientToken: input.ClientToken,
    instanceTags: tagsFor("instance", specifications, taggable),
    volumeTags: tagsFor("volume", specifications, taggable),
    networkInterfaceTags: tagsFor("network-interface", specifications, taggable),
  };
}

type NetworkInterface = NonNullable<Input["NetworkInterfaces"]>[number];

const toNetworkInterface = (requested: NetworkInterface): RequestedNetworkInterface => ({
  deviceIndex: requested.DeviceIndex,
  networkCardIndex: requested.NetworkCardIndex,
  networkInterfaceId: requested.NetworkInterfaceId || undefined,
  subnetId: requested.SubnetId || undefined,
  groupIds: requested.Groups,
  description: requested.Description,
  ...toPrivateAddresses(requested),
  associatePublicIpAddress: requested.AssociatePublicIpAddress,
  deleteOnTermination: requested.DeleteOnTermination,
});
