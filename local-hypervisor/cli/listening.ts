/** A listener as `GET /network` tells of it. */
export interface ListenerRow {
  readonly instanceId?: string;
  readonly protocol: "tcp" | "udp";
  readonly publicAddress: string;
  readonly port: number;
  /** Absent where no place was found */
  readonly listensAt?: { readonly address: string; readonly port: number };
}

const mostShown = 8;

/**
 * The listeners of an instance in one cell: `22 80 53/udp`, and where one had to move,
 * `22→127.64.0.4:20022`; one that found no place is `25→nowhere`.
 */
export function describeListeners(rows: readonly ListenerRow[]): string {
  // Those that had to move come first: nobody guesses where they are
  const sorted = [...rows].sort((a, b) => Number(isInPlace(a)) - Number(isInPlace(b)) || a.port - b.port);
  const shown = sorted.slice(0, mostShown).map(describe);
  const rest = sorted.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(" ");
}

function describe(row: ListenerRow): string {
  const port = `${row.port}${row.protocol === "udp" ? "/udp" : ""}`;
  if (isInPlace(row)) return port;
  return `${port}→${row.listensAt ? `${row.listensAt.address}:${row.listensAt.port}` : "nowhere"}`;
}

const isInPlace = ({ listensAt, publicAddress, port }: ListenerRow): boolean =>
  listensAt?.address === publicAddress && listensAt.port === port;
