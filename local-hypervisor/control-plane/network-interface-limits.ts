import { findInstanceType } from "../../schemas/catalogues/instance-types";
import {
  deviceIndexOutOfRange,
  interfaceCountExceeded,
  networkCardUnknown,
  privateAddressLimitExceeded,
} from "../model/errors/network-interface";
import type { VmEngine } from "./ports";

/** What an instance would have. */
export interface InterfaceLoad {
  /** Such as `t3.micro` */
  readonly instanceType: string;
  /** Engine that runs it, where one is known */
  readonly engine?: Pick<VmEngine, "name" | "capabilities">;
  /** Network interfaces in all */
  readonly interfaces: number;
  /** Private addresses of the one that has most */
  readonly addresses: number;
}

/**
 * Holds an instance to what its type and its engine can have.
 *
 * @throws Ec2Error AttachmentLimitExceeded, PrivateIpAddressLimitExceeded
 */
export function checkInterfaceLimits({ instanceType, engine, interfaces, addresses }: InterfaceLoad): void {
  const type = findInstanceType(instanceType);
  if (type && interfaces > type.maximumNetworkInterfaces)
    throw interfaceCountExceeded(interfaces, instanceType);
  const limit = engine?.capabilities.maxNetworkInterfaces ?? Number.POSITIVE_INFINITY;
  if (interfaces > limit)
    throw interfaceCountExceeded(
      interfaces,
      instanceType,
      `The engine '${engine?.name}' gives a guest at most ${limit}.`,
    );
  checkAddressLimit(instanceType, addresses);
}

/** @throws Ec2Error PrivateIpAddressLimitExceeded */
export function checkAddressLimit(instanceType: string, addresses: number): void {
  const type = findInstanceType(instanceType);
  if (type && addresses > type.ipv4AddressesPerInterface) throw privateAddressLimitExceeded();
}

/** @throws Ec2Error InvalidParameterValue */
export function checkDeviceIndex(
  { deviceIndex, networkCardIndex = 0 }: { readonly deviceIndex: number; readonly networkCardIndex?: number },
  instanceType: string,
): void {
  if (deviceIndex < 0) throw deviceIndexOutOfRange(deviceIndex);
  if (networkCardIndex !== 0) throw networkCardUnknown(networkCardIndex, instanceType);
}
