/** Domains that nobody outside can know: what is not found there does not exist. */
const domains = [
  /^(?:[a-z]{2}(?:-[a-z]+)+-\d+\.)?compute\.internal$/,
  /^ec2\.internal$/,
  /^(?:host\.)?drydock\.internal$/,
] as const;

/** Public names of this machine's own public addresses, 127.64.0.0/10 */
const ownPublicName = /^ec2-127-\d+-\d+-\d+\.((?:compute-1|[a-z0-9-]+\.compute)\.amazonaws\.com)$/;
const reverseName = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/;
/** Addresses that mean something else elsewhere (RFC 6303) */
const privateReverse = /(?:^|\.)(?:10|127|(?:1[6-9]|2\d|3[01])\.172|168\.192|254\.169)\.in-addr\.arpa$/;

/** The domain of ours that a name is in, itself included; undefined for names that others answer for */
export function zoneOf(name: string): string | undefined {
  const publicZone = ownPublicName.exec(name)?.[1];
  if (publicZone !== undefined) return publicZone;
  const reverse = privateReverse.exec(name);
  if (reverse !== null) return reverse[0].replace(/^\./, "");
  for (let rest = name; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    if (domains.some((domain) => domain.test(rest))) return rest;
  }
  return undefined;
}

/** The dotted address that a reverse name asks for */
export function addressOfReverseName(name: string): string | undefined {
  return reverseName.exec(name)?.slice(1).reverse().join(".");
}
