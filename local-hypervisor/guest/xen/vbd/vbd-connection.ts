import { IoRingFailure } from "../io-ring";
import type { BackEndPorts } from "../ports";
import { RingPage } from "./ring-page";
import { type SavedVbdDevice, VbdDevice, type VbdDevicePorts } from "./vbd-device";

export interface VbdConnectionPorts extends VbdDevicePorts, Pick<BackEndPorts, "events" | "defer"> {
  /** By which events for the guest are counted, such as `vbd xvda` */
  readonly name: string;
}

/** Where a front end wants to be connected to */
interface VbdRing {
  readonly ringReference: number;
  readonly eventPort: number;
}

export interface SavedVbdConnection extends VbdRing {
  readonly device: SavedVbdDevice;
}

/** A ring and an event channel that a front end and the device share. */
export interface VbdConnection {
  readonly device: VbdDevice;
  /**
   * Serves what a front end still asks for that has closed, until it closes its event channel; `over` is called then. No
   * page of it is held while it asks for nothing: it may take them back without a word. It is woken once, for blkfront
   * stops its queue when it closes a disk in use, takes it up again with the next event, and waits for what is in it.
   */
  serveLast(over: () => void): void;
  /** Ends it and gives the guest its pages back */
  stop(): void;
  /** Ends it, touching nothing of a guest that is no more */
  abandon(): void;
  save(): SavedVbdConnection;
}

/** What a front end wrote into its nodes. Throws `IoRingFailure` with a sentence for it. */
export function readVbdRing(said: (node: string) => string | undefined): VbdRing {
  const protocol = said("protocol") ?? "x86_32-abi";
  if (protocol !== "x86_32-abi") throw new IoRingFailure(`unknown protocol ${protocol}`);
  return { ringReference: numberOf(said, "ring-ref"), eventPort: numberOf(said, "event-channel") };
}

/** Throws `IoRingFailure` where the guest does not share it. */
export function openVbdConnection(
  ring: VbdRing & { readonly device?: SavedVbdDevice },
  ports: VbdConnectionPorts,
): VbdConnection {
  const { ringReference, eventPort } = ring;
  const page = RingPage.open(ports.grants, ringReference);
  if (!page) throw new IoRingFailure("the ring is not granted");
  let device: VbdDevice | undefined;
  let noted = false;
  let servesLast = false;
  const work = () => {
    if (noted) return;
    noted = true;
    ports.defer(() => {
      noted = false;
      // Of one that was stopped since, the page is the guest's
      if (!device || device.isStopped || !page.hold()) return;
      device.work();
      if (servesLast && device.isIdle) page.letGo();
    });
  };
  const channel = ports.events.bind(eventPort, work, ports.name);
  if (!channel) {
    page.letGo();
    throw new IoRingFailure("the event channel is not for domain 0");
  }
  try {
    const idle = () => {
      if (servesLast) page.letGo();
      ports.idle();
    };
    device = new VbdDevice({ ...ports, idle }, page.address, channel, ring.device);
  } catch (error) {
    channel.close();
    page.letGo();
    throw error;
  }
  const connected = device;
  // What was offered before anyone listened
  work();
  return {
    device: connected,
    serveLast: (over) => {
      servesLast = true;
      channel.onClosed(over);
      if (connected.isIdle) page.letGo();
      channel.notify();
    },
    stop: () => {
      connected.stop();
      channel.close();
      page.letGo();
    },
    abandon: () => connected.abandon(),
    save: () => ({ ringReference, eventPort, device: connected.save() }),
  };
}

function numberOf(said: (node: string) => string | undefined, node: string): number {
  const text = said(node);
  if (text === undefined || !/^[0-9]{1,10}$/.test(text)) throw new IoRingFailure(`no ${node}`);
  return Number(text);
}
