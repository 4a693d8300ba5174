import type { BackEndPorts } from "../ports";
import type { FrontEnd } from "./device";

/** The rings and event channels of a front end, held until they are let go of. */
export interface VifConnection extends FrontEnd {
  release(): void;
}

/** What a front end wrote into the store, by name; `undefined` for what is not there or no number */
export type FrontEndNumbers = (name: string) => number | undefined;

/**
 * Maps the rings that a front end granted and binds its event channels, whose ports are `[transmit, receive]`. Gives a
 * sentence where that cannot be.
 */
export function openConnection(
  said: FrontEndNumbers,
  [transmitPort, receivePort]: readonly [number, number],
  { grants, events, name }: BackEndPorts & { readonly name?: string },
  notified: () => void,
): VifConnection | string {
  const releases: (() => void)[] = [];
  const release = () => {
    for (const each of releases.splice(0)) each();
  };
  const refuse = (why: string) => {
    release();
    return why;
  };
  const map = (name: string): number | undefined => {
    const reference = said(name);
    if (reference === undefined) return undefined;
    const page = grants.map(reference, "write");
    if (page !== undefined) releases.push(() => grants.unmap(reference, "write"));
    return page;
  };
  const bind = (port: number, wake: () => void) => {
    const channel = events.bind(port, wake, name);
    if (channel) releases.push(() => channel.close());
    return channel;
  };
  if (said("request-rx-copy") !== 1) return "the front end wants pages of others instead of copies";
  const transmitPage = map("tx-ring-ref");
  const receivePage = map("rx-ring-ref");
  if (transmitPage === undefined || receivePage === undefined) return refuse("a ring is not granted");
  const transmitChannel = bind(transmitPort, notified);
  const receiveChannel = transmitPort === receivePort ? transmitChannel : bind(receivePort, () => undefined);
  if (!transmitChannel || !receiveChannel) return refuse("an event channel is not there");
  const scatters = said("feature-sg") === 1;
  const finishes = said("feature-no-csum-offload") === 1;
  return {
    grants,
    transmitPage,
    receivePage,
    transmitChannel,
    receiveChannel,
    scatters,
    takes: { checksum: !finishes, segmentation: !finishes && scatters && said("feature-gso-tcpv4") === 1 },
    release,
  };
}
