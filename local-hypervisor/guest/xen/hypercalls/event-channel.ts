import { fail } from "../errors";
import type { Hypercall } from "./hypercall";

/**
 * event_channel_op (xen/include/public/event_channel.h): operation, pointer to its structure.
 * - EVTCHNOP_bind_virq 1: `{ virq, vcpu@4, → port@8 }`. close 3, send 4, unmask 9: `{ port }`.
 * - status 5: `{ dom:16, port@4, → status@8, vcpu@12, detail@16 }`. alloc_unbound 6: `{ dom:16, remote_dom:16@2, → port@4 }`.
 * - bind_ipi 7: `{ vcpu, → port@4 }`. bind_vcpu 8: `{ port, vcpu@4 }`. reset 10: `{ dom:16 }`.
 *
 * init_control 11 and later ones belong to the other kind of event channel (FIFO), which a guest does without.
 */
export const eventChannelOperation: Hypercall = {
  number: 32,
  name: "event_channel_op",
  operations: {
    1: "bind_virq",
    3: "close",
    4: "send",
    5: "status",
    6: "alloc_unbound",
    7: "bind_ipi",
    8: "bind_vcpu",
    9: "unmask",
    10: "reset",
    11: "init_control",
  },
  run({ virtual, events, id }, [operation, pointer]) {
    const word = (offset: number) => virtual.structure(pointer + offset, 4).getUint32(0, true);
    const half = (offset: number) => virtual.structure(pointer + offset, 2).getUint16(0, true);
    const answer = (offset: number, value: number) => virtual.writeUint32(pointer + offset, value);
    switch (operation) {
      case 1:
        answer(8, events.bindVirtualInterrupt(word(0), word(4)));
        return 0;
      case 3:
        events.close(word(0));
        return 0;
      case 4:
        events.send(word(0));
        return 0;
      case 5: {
        const { status, detail } = events.status(word(4));
        answer(8, status);
        answer(12, 0);
        answer(16, detail);
        return 0;
      }
      case 6:
        answer(4, events.allocateUnbound(half(0), half(2), id));
        return 0;
      case 7:
        answer(4, events.bindInterProcessor(word(0)));
        return 0;
      case 8:
        events.bindToProcessor(word(0), word(4));
        return 0;
      case 9:
        events.unmask(word(0));
        return 0;
      case 10:
        events.closeAll();
        return 0;
      default:
        return fail("notImplemented");
    }
  },
};
