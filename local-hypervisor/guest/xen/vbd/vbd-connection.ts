import { IoRingFailure } from "../io-ring";
import type { BackEndPorts } from "../ports";
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
  const page = ports.grants.map(ringReference, "write");
  if (page === undefined) throw new IoRingFailure("the ring is not granted");
  let device: VbdDevice | undefined;
  let noted = false;
  const work = () => {
    if (noted) return;
    noted = true;
    ports.defer(() => {
      noted = false;
      device?.work();
    });
  };
  const channel = ports.events.bind(eventPort, work, ports.name);
  if (!channel) {
    ports.grants.unmap(ringReference, "write");
    throw new IoRingFailure("the event channel is not for domain 0");
  }
  try {
    device = new VbdDevice(ports, page, channel, ring.device);
  } catch (error) {
    channel.close();
    ports.grants.unmap(ringReference, "write");
    throw error;
  }
  const connected = device;
  // What was offered before anyone listened
  work();
  return {
    device: connected,
    stop: () => {
      connected.stop();
      channel.close();
      ports.grants.unmap(ringReference, "write");
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
