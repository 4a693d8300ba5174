/**
 * Where the cards of a guest sit on its PCI bus, as on Nitro: the root disk in slot 4, network interfaces from slot 5
 * (so that systemd calls the primary one ens5), further disks from slot 31 down. Every slot takes a card while the
 * guest runs.
 */
export const rngSlot = 3;
const rootDiskSlot = 4;
const primaryInterfaceSlot = 5;

export const maxNetworkInterfaces = 8;
export const maxDisks = 20;

/** By the order in which disks are given, root first */
export const diskSlots: readonly number[] = [
  rootDiskSlot,
  ...Array.from({ length: maxDisks - 1 }, (_, index) => 31 - index),
];

/** By device index */
export const interfaceSlots: readonly number[] = Array.from(
  { length: maxNetworkInterfaces },
  (_, index) => primaryInterfaceSlot + index,
);
