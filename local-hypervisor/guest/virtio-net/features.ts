/** Feature bits of a network device (Virtual I/O Device 1.2, section 5.1.3), those that this one knows */
export const feature = {
  checksum: 1 << 0,
  guestChecksum: 1 << 1,
  mtu: 1 << 3,
  macAddress: 1 << 5,
  guestTcp4Segmentation: 1 << 7,
  tcp4Segmentation: 1 << 11,
  mergeableReceiveBuffers: 1 << 15,
  status: 1 << 16,
  indirectDescriptors: 1 << 28,
} as const;

/** In the second word: the device follows version 1 of the standard, not what was before */
const version1 = 1;

const offered = Object.values(feature).reduce((bits, bit) => bits | bit, 0);

/** What the device offers, 32 bits at a time */
export function offeredFeatures(word: number): number {
  if (word === 0) return offered;
  return word === 1 ? version1 : 0;
}

/** Whether a driver may choose these: nothing that was not offered, and what each needs (section 5.1.3.1) */
export function isPossibleChoice(low: number, high: number): boolean {
  const needs = (bit: number, other: number) => (low & bit) === 0 || (low & other) !== 0;
  return (
    (low & ~offered) === 0 &&
    high === version1 &&
    needs(feature.guestTcp4Segmentation, feature.guestChecksum) &&
    needs(feature.tcp4Segmentation, feature.checksum)
  );
}
