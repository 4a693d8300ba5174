import type { FrameOffload, FramePort } from "../../local-hypervisor/control-plane/ports";

type Receive = (frame: Uint8Array, offload?: FrameOffload) => void;

/** The two ends of a cable from one guest's card to another's: frames go through as they are */
export function crossedCable(): [FramePort, FramePort] {
  const receivers: [Receive, Receive] = [() => undefined, () => undefined];
  const end = (own: 0 | 1, other: 0 | 1): FramePort => ({
    send: (frame, offload) => receivers[other](frame, offload),
    onFrame: (receive) => {
      receivers[own] = receive;
    },
  });
  return [end(0, 1), end(1, 0)];
}
