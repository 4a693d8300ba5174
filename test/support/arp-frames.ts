/** An ARP request of a host at 0a:00:00:00:00:01, as large as the smallest frame of Ethernet */
export function arpRequest(from: number[], to: number[]): Uint8Array {
  const sender = [0x0a, 0, 0, 0, 0, 1];
  return Uint8Array.from([
    ...[255, 255, 255, 255, 255, 255, ...sender, 0x08, 0x06],
    ...[0, 1, 8, 0, 6, 4, 0, 1, ...sender, ...from, 0, 0, 0, 0, 0, 0, ...to],
    ...new Array<number>(18).fill(0),
  ]);
}

/** Whether a frame is the answer of a host with that IPv4 address */
export function isArpReply(frame: Uint8Array, from: number[]): boolean {
  const arp = frame[12] === 0x08 && frame[13] === 0x06 && frame[21] === 2;
  return arp && from.every((octet, i) => frame[28 + i] === octet);
}
