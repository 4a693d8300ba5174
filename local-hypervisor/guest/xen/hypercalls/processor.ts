import { fail } from "../errors";
import type { Hypercall } from "./hypercall";

const pageBytes = 4096;
/** VCPU_SSHOTTMR_future: a time that has passed is an error */
const onlyInFuture = 1;
/** `struct vcpu_runstate_info` of an i386 guest */
const runStateBytes = 44;

/**
 * vcpu_op (xen/include/public/vcpu.h): operation, processor, pointer to its structure. VCPUOP_is_up 3;
 * register_runstate_memory_area 5: `{ address }`, there `{ state, entry_time:64@4, time:64[4]@12 }`;
 * stop_periodic_timer 7; set_singleshot_timer 8: `{ timeout_abs_ns:64, flags@8 }`; stop_singleshot_timer 9;
 * register_vcpu_info 10: `{ mfn:64, offset@8 }`.
 */
export const processorOperation: Hypercall = {
  number: 24,
  name: "vcpu_op",
  operations: {
    3: "is_up",
    5: "register_runstate_memory_area",
    7: "stop_periodic_timer",
    8: "set_singleshot_timer",
    9: "stop_singleshot_timer",
    10: "register_vcpu_info",
  },
  run(domain, [operation, processor, pointer]) {
    const { virtual, time } = domain;
    if (processor !== 0) fail("noSuchEntry");
    switch (operation) {
      case 3:
        return 1;
      case 5: {
        // The only processor always runs: nothing is ever taken from it
        const state = Buffer.alloc(runStateBytes);
        state.writeBigUInt64LE(time.systemTime(), 4);
        state.writeBigUInt64LE(time.systemTime(), 12);
        virtual.write(virtual.structure(pointer, 4).getUint32(0, true), state);
        return 0;
      }
      case 7:
        // It is never started: Xen's own is only for guests without a platform timer
        return 0;
      case 8: {
        const fields = virtual.structure(pointer, 12);
        const dueAt = fields.getBigUint64(0, true);
        if (fields.getUint32(8, true) & onlyInFuture && dueAt < time.systemTime()) fail("timeExpired");
        time.setTimer(dueAt);
        return 0;
      }
      case 9:
        time.stopTimer();
        return 0;
      case 10: {
        const fields = virtual.structure(pointer, 16);
        const offset = fields.getUint32(8, true);
        if (fields.getUint32(4, true) !== 0 || offset >= pageBytes) fail("invalid");
        domain.registerVcpuInfo(fields.getUint32(0, true) * pageBytes + offset);
        return 0;
      }
      default:
        return fail("notImplemented");
    }
  },
};

/** set_timer_op: system time at which VIRQ_TIMER is due, its low and its high half; 0 stops the timer */
export const setTimerOperation: Hypercall = {
  number: 15,
  name: "set_timer_op",
  run({ time }, [low, high]) {
    const dueAt = (BigInt(high) << 32n) | BigInt(low);
    if (dueAt === 0n) time.stopTimer();
    else time.setTimer(dueAt);
    return 0;
  },
};

/** SHUTDOWN_* of xen/include/public/sched.h */
const shutdownReasons = ["powerOff", "reboot", "suspend", "crash", "watchdog", "softReset"] as const;
export type ShutdownReason = (typeof shutdownReasons)[number];

/**
 * sched_op (xen/include/public/sched.h): operation, pointer to its structure. SCHEDOP_yield 0, block 1, shutdown 2:
 * `{ reason }`. There is no other processor to yield to, and an HVM guest waits by HLT.
 */
export const scheduleOperation: Hypercall = {
  number: 29,
  name: "sched_op",
  operations: { 0: "yield", 1: "block", 2: "shutdown" },
  run(domain, [operation, pointer]) {
    switch (operation) {
      case 0:
      case 1:
        return 0;
      case 2: {
        const reason = shutdownReasons[domain.virtual.structure(pointer, 4).getUint32(0, true)];
        if (!reason) fail("invalid");
        // Nobody saves this guest on its own wish
        if (reason === "softReset" || (reason === "suspend" && !domain.isAskedToSuspend))
          fail("notImplemented");
        domain.shutDown(reason);
        // To a guest that suspended: it goes on in a new domain
        return 0;
      }
      default:
        return fail("notImplemented");
    }
  },
};
