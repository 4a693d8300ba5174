import type { Ipv4Address, MacAddress } from "../../local-hypervisor/network/wire/address";

export function formatIpv4Address(address: Ipv4Address): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}

export function formatMacAddress(address: MacAddress): string {
  return (address.toString(16).padStart(12, "0").match(/../g) as string[]).join(":");
}
