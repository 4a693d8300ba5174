import type { MacAddress } from "../../local-hypervisor/network/wire/address";

export { formatIpv4Address } from "../../local-hypervisor/network/wire/address";

export function formatMacAddress(address: MacAddress): string {
  return (address.toString(16).padStart(12, "0").match(/../g) as string[]).join(":");
}
