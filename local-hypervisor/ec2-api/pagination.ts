import { invalidPaginationToken, maxResultsTooLarge, maxResultsTooSmall } from "../model/errors/request";

export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface PageLimits<T> {
  /** @default 5 */
  readonly minimum?: number;
  /** Also the size of a page when the request names none @default 1000 */
  readonly maximum?: number;
  /** What tells items apart @default - the item's `id` */
  readonly key?: (item: T) => string;
}

export interface Page<T> {
  readonly items: T[];
  /** Absent on the last page */
  readonly NextToken?: string;
}

/**
 * One page of a listing. The token names the last item that was given, and its place: items that come or go between
 * two calls neither repeat nor hide others.
 *
 * @throws Ec2Error InvalidParameterValue, InvalidPaginationToken
 */
export function paginate<T>(items: readonly T[], request: PageRequest, limits: PageLimits<T> = {}): Page<T> {
  const { minimum = 5, maximum = 1000, key = (item: T) => (item as { id: string }).id } = limits;
  const size = request.MaxResults ?? maximum;
  if (size < minimum) throw maxResultsTooSmall(size, minimum);
  if (size > maximum) throw maxResultsTooLarge(size, maximum);
  const start = request.NextToken ? startOf(request.NextToken, items, key) : 0;
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  if (last === undefined || start + size >= items.length) return { items: page };
  const token = JSON.stringify([start + page.length, key(last)]);
  return { items: page, NextToken: Buffer.from(token).toString("base64url") };
}

function startOf<T>(token: string, items: readonly T[], key: (item: T) => string): number {
  const [place, lastKey] = parseToken(token);
  const last = items.findIndex((item) => key(item) === lastKey);
  return last < 0 ? place : last + 1;
}

function parseToken(token: string): [place: number, lastKey: string] {
  try {
    const [place, lastKey] = JSON.parse(Buffer.from(token, "base64url").toString()) as unknown[];
    if (Number.isSafeInteger(place) && (place as number) >= 0 && typeof lastKey === "string")
      return [place as number, lastKey];
  } catch {
    // falls through to the one error that a bad token gets
  }
  throw invalidPaginationToken();
}
