import { blockContains, blockSize, formatIpv4, parseIpv4 } from "../model/cidr";
import {
  addressInUse,
  addressMalformed,
  addressOutsideSubnet,
  addressReserved,
} from "../model/errors/network-interface";
import { insufficientFreeAddresses } from "../model/errors/subnet";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { SubnetRecord } from "../model/subnet";
import type { ControlPlaneContext } from "./context";
import { blockOf } from "./subnet";

/** Every private address of an interface, the primary one first. */
export const privateAddressesOf = ({
  privateIpAddress,
  secondaryPrivateIpAddresses,
}: NetworkInterfaceRecord): string[] => [privateIpAddress, ...secondaryPrivateIpAddresses];

/** The addresses of one subnet, given out for one request: what was given is not given again. */
export class PrivateAddressPool {
  private readonly used: Set<string>;
  private readonly firstFree: number;
  private readonly usable: number;

  constructor(
    private readonly context: Pick<ControlPlaneContext, "store" | "randomBytes">,
    private readonly subnet: SubnetRecord,
  ) {
    this.used = new Set(
      context.store
        .list("networkInterface", subnet.region)
        .filter((each) => each.subnetId === subnet.id)
        .flatMap(privateAddressesOf),
    );
    const block = blockOf(subnet);
    this.firstFree = block.first + 4;
    this.usable = blockSize(block) - 5;
  }

  /**
   * Whether somebody has the address, which the subnet can give.
   *
   * @throws Ec2Error InvalidParameterValue for an address that the subnet cannot give
   */
  isUsed(wanted: string): boolean {
    const address = parseIpv4(wanted);
    if (address === undefined) throw addressMalformed(wanted);
    if (!blockContains(blockOf(this.subnet), address)) throw addressOutsideSubnet(wanted);
    if (address < this.firstFree || address >= this.firstFree + this.usable) throw addressReserved(wanted);
    return this.used.has(wanted);
  }

  /** A named address. @throws Ec2Error InvalidParameterValue, InvalidIPAddress.InUse */
  take(wanted: string): string {
    if (this.isUsed(wanted)) throw addressInUse(wanted);
    this.used.add(wanted);
    return wanted;
  }

  /** Any free address. @throws Ec2Error InsufficientFreeAddressesInSubnet */
  takeAny(): string {
    const start = Buffer.from(this.context.randomBytes(4)).readUInt32BE() % this.usable;
    for (let step = 0; step < this.usable; step++) {
      const address = formatIpv4(this.firstFree + ((start + step) % this.usable));
      if (this.used.has(address)) continue;
      this.used.add(address);
      return address;
    }
    throw insufficientFreeAddresses(this.subnet.id);
  }
}
