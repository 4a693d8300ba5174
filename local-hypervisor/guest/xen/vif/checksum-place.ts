const ethernetHeaderBytes = 14;
const etherTypeIpv4 = 0x0800;
const tcp = { protocol: 6, checksumOffsetBytes: 16 } as const;
const udp = { protocol: 17, checksumOffsetBytes: 6 } as const;

/** So much of a frame says where its checksum is: the Ethernet header and the fixed part of the IPv4 header */
export const headerBytes = 34;

/**
 * Where the checksum of TCP or UDP over IPv4 is that a front end left blank: Xen's frames, unlike virtio's, do not say.
 * `undefined` where the frame is none of these or ends before.
 */
export function checksumPlace(
  header: Uint8Array,
  frameBytes: number,
): { checksumStartBytes: number; checksumOffsetBytes: number; isTcp: boolean } | undefined {
  const etherType = ((header[12] as number) << 8) | (header[13] as number);
  const versionAndLength = header[ethernetHeaderBytes] as number;
  const protocol = header[ethernetHeaderBytes + 9] as number;
  const isTcp = protocol === tcp.protocol;
  if (etherType !== etherTypeIpv4 || versionAndLength >> 4 !== 4 || (!isTcp && protocol !== udp.protocol))
    return undefined;
  const checksumStartBytes = ethernetHeaderBytes + (versionAndLength & 15) * 4;
  const { checksumOffsetBytes } = isTcp ? tcp : udp;
  if (checksumStartBytes < headerBytes || checksumStartBytes + checksumOffsetBytes + 2 > frameBytes)
    return undefined;
  return { checksumStartBytes, checksumOffsetBytes, isTcp };
}
