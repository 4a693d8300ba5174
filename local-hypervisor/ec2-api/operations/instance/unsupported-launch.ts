import { iamInstanceProfileUnknown, notOfferedHere } from "../../../model/errors/instance";
import type { InputOf } from "../../operation";

type Input = InputOf<"RunInstances">;

/** A parameter that is refused, when it asks for what is not here, and what to do instead. */
interface Refusal {
  readonly parameter: string;
  readonly asked: (input: Input) => unknown;
  readonly remedy: string;
}

const leaveOut = "Leave it out.";

const refusals: readonly Refusal[] = [
  {
    parameter: "LaunchTemplate",
    asked: ({ LaunchTemplate }) => LaunchTemplate?.LaunchTemplateId || LaunchTemplate?.LaunchTemplateName,
    remedy: "Give the template's values in the request.",
  },
  {
    parameter: "InstanceMarketOptions",
    asked: ({ InstanceMarketOptions }) => InstanceMarketOptions?.MarketType,
    remedy: "Leave it out: the instance runs on demand.",
  },
  {
    parameter: "Placement",
    asked: ({ Placement: placement = {} }) =>
      placement.GroupName ||
      placement.GroupId ||
      placement.HostId ||
      placement.HostResourceGroupArn ||
      placement.PartitionNumber !== undefined ||
      (placement.Tenancy ?? "default") !== "default",
    remedy: "Give a zone only: there are no placement groups, partitions or dedicated hosts.",
  },
  {
    parameter: "CapacityReservationSpecification",
    asked: ({ CapacityReservationSpecification: specification }) =>
      specification?.CapacityReservationTarget ||
      specification?.CapacityReservationPreference === "capacity-reservations-only",
    remedy: leaveOut,
  },
  {
    parameter: "CpuOptions",
    asked: ({ CpuOptions }) => CpuOptions && Object.keys(CpuOptions).length > 0,
    remedy: leaveOut,
  },
  {
    parameter: "EnclaveOptions",
    asked: ({ EnclaveOptions }) => EnclaveOptions?.Enabled,
    remedy: "Leave it out, or disable it.",
  },
  {
    parameter: "Ipv6Addresses",
    asked: (input) => input.Ipv6AddressCount || input.Ipv6Addresses?.length || input.EnablePrimaryIpv6,
    remedy: "The subnets here have IPv4 only.",
  },
  {
    parameter: "LicenseSpecifications",
    asked: (input) => input.LicenseSpecifications?.length,
    remedy: leaveOut,
  },
  {
    parameter: "ElasticGpuSpecification",
    asked: (input) => input.ElasticGpuSpecification?.length,
    remedy: leaveOut,
  },
  {
    parameter: "ElasticInferenceAccelerators",
    asked: (input) => input.ElasticInferenceAccelerators?.length,
    remedy: leaveOut,
  },
  {
    parameter: "NetworkPerformanceOptions",
    asked: ({ NetworkPerformanceOptions: options }) =>
      (options?.BandwidthWeighting ?? "default") !== "default",
    remedy: leaveOut,
  },
  {
    parameter: "PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord",
    asked: ({ PrivateDnsNameOptions }) => PrivateDnsNameOptions?.EnableResourceNameDnsAAAARecord,
    remedy: "The subnets here have IPv4 only.",
  },
  { parameter: "SecondaryInterfaces", asked: (input) => input.SecondaryInterfaces?.length, remedy: leaveOut },
  {
    parameter: "NetworkInterface.Ipv6Addresses",
    asked: (input) =>
      input.NetworkInterfaces?.some(
        (each) =>
          each.Ipv6AddressCount ||
          each.Ipv6Addresses?.length ||
          each.Ipv6PrefixCount ||
          each.Ipv6Prefixes?.length ||
          each.PrimaryIpv6,
      ),
    remedy: "The subnets here have IPv4 only.",
  },
  {
    parameter: "NetworkInterface.Ipv4Prefixes",
    asked: (input) =>
      input.NetworkInterfaces?.some((each) => each.Ipv4PrefixCount || each.Ipv4Prefixes?.length),
    remedy: "Assign single addresses.",
  },
  {
    parameter: "NetworkInterface.InterfaceType",
    asked: (input) =>
      input.NetworkInterfaces?.some((each) => (each.InterfaceType ?? "interface") !== "interface"),
    remedy: "Leave it out: interfaces are ordinary here.",
  },
  {
    parameter: "NetworkInterface.EnaSrdSpecification",
    asked: (input) =>
      input.NetworkInterfaces?.some(
        (each) => each.EnaSrdSpecification?.EnaSrdEnabled || each.EnaQueueCount !== undefined,
      ),
    remedy: "Leave it out: the cards here are without ENA Express.",
  },
  {
    parameter: "NetworkInterface.ConnectionTrackingSpecification",
    asked: (input) => input.NetworkInterfaces?.some((each) => each.ConnectionTrackingSpecification),
    remedy: "Leave it out: EC2's defaults hold.",
  },
  {
    parameter: "NetworkInterface.AssociateCarrierIpAddress",
    asked: (input) => input.NetworkInterfaces?.some((each) => each.AssociateCarrierIpAddress),
    remedy: leaveOut,
  },
];

/**
 * Refuses what EC2 would do and Drydock cannot: a request is carried out as it stands or not at all.
 *
 * @throws Ec2Error UnsupportedOperation, InvalidParameterValue for an instance profile, since there is no IAM here that
 *   could know it
 */
export function refuseUnsupportedLaunch(input: Input): void {
  for (const { parameter, asked, remedy } of refusals)
    if (asked(input)) throw notOfferedHere(parameter, remedy);
  const { Arn, Name } = input.IamInstanceProfile ?? {};
  if (Arn) throw iamInstanceProfileUnknown("arn", Arn);
  if (Name) throw iamInstanceProfileUnknown("name", Name);
}
