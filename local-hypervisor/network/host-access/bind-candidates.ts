/** A place on this machine that a listener may be bound to. */
export interface BindCandidate {
  readonly host: string;
  /** 0 for any */
  readonly port: number;
}

const movedPorts = { first: 20_000, count: 12_000 } as const;

/**
 * Where to try, in order: the address itself, a higher port of it where low ones need a right that we lack or somebody
 * else listens on every address, then 127.0.0.1 where the system has no such address (macOS without an alias). The
 * higher ports follow from the address, so that a listener comes back to where it was.
 */
export function bindCandidates(host: string, port: number): BindCandidate[] {
  const sameDigits = movedPorts.first + port;
  const digest = [...`${host}:${port}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return [
    { host, port },
    ...(port < movedPorts.count ? [{ host, port: sameDigits }] : []),
    { host, port: 0 },
    { host: "127.0.0.1", port: movedPorts.first + (digest % movedPorts.count) },
    { host: "127.0.0.1", port: 0 },
  ];
}
