import type { ActivityCounter, ActivityCounters } from "../../activity-counters";
import type { XenDomain } from "../domain";
import { fail, HypercallError, xenErrno } from "../errors";
import { consoleIo } from "./console-io";
import { eventChannelOperation } from "./event-channel";
import { grantTableOperation } from "./grant-table";
import { hvmOperation } from "./hvm";
import type { Hypercall, Parameters } from "./hypercall";
import { memoryOperation } from "./memory";
import { processorOperation, scheduleOperation, setTimerOperation } from "./processor";
import { version } from "./version";

/** Bytes of `struct multicall_entry`: operation, result, six parameters */
const multicallEntryBytes = 32;
const maxMulticalls = 1024;

/** Calls that Xen has, that a guest may well try, and that this machine does not answer */
const refused = (number: number, name: string, reason: "notImplemented" | "notPermitted"): Hypercall => ({
  number,
  name,
  run: () => fail(reason),
});

/** multicall: pointer to entries, their count. Each result goes to its entry */
const multicall: Hypercall = {
  number: 13,
  name: "multicall",
  run(domain, [pointer, count]) {
    if (count > maxMulticalls) fail("tooBig");
    for (let at = pointer; at < pointer + count * multicallEntryBytes; at += multicallEntryBytes) {
      const fields = domain.virtual.structure(at, multicallEntryBytes);
      const number = fields.getUint32(0, true);
      const parameters = [8, 12, 16, 20, 24].map((offset) => fields.getUint32(offset, true));
      const result = number === multicall.number ? -xenErrno.invalid : domain.hypercall(number, parameters);
      domain.virtual.writeUint32(at + 4, result);
    }
    return 0;
  },
};

const hypercalls: readonly Hypercall[] = [
  memoryOperation,
  multicall,
  setTimerOperation,
  version,
  consoleIo,
  grantTableOperation,
  refused(21, "vm_assist", "notImplemented"),
  processorOperation,
  refused(27, "xsm_op", "notImplemented"),
  scheduleOperation,
  eventChannelOperation,
  refused(33, "physdev_op", "notImplemented"),
  hvmOperation,
  refused(35, "sysctl", "notPermitted"),
  refused(36, "domctl", "notPermitted"),
  refused(39, "argo_op", "notImplemented"),
  refused(40, "xenpmu_op", "notImplemented"),
  refused(41, "dm_op", "notPermitted"),
  refused(42, "hypfs_op", "notImplemented"),
];

/** The table as one domain uses it: answers calls and counts them by name. */
export class HypercallTable {
  private readonly byNumber = new Map(hypercalls.map((call) => [call.number, call]));
  private readonly counted = new Map<string, ActivityCounter>();

  constructor(private readonly counters: ActivityCounters) {}

  /** The result, or an error number below 0; no call of a guest gets anything else */
  call(domain: XenDomain, number: number, parameters: readonly number[]): number {
    const call = this.byNumber.get(number);
    this.count(call, number, parameters[0] ?? 0);
    if (!call) return -xenErrno.notImplemented;
    const five = [0, 1, 2, 3, 4].map((index) => (parameters[index] ?? 0) >>> 0);
    try {
      return call.run(domain, five as unknown as Parameters);
    } catch (error) {
      if (error instanceof HypercallError) return -error.errno;
      throw error;
    }
  }

  private count(call: Hypercall | undefined, number: number, operation: number): void {
    const key = !call
      ? "unknown"
      : call.operations
        ? `${number}:${operation in call.operations ? operation : "other"}`
        : `${number}`;
    let counter = this.counted.get(key);
    if (!counter) {
      counter = this.counters.counter("hypercall", nameOf(call, operation));
      this.counted.set(key, counter);
    }
    counter.count++;
  }
}

/** `event_channel_op send`; what Xen does not have shares one name, so that no guest makes names without end */
function nameOf(call: Hypercall | undefined, operation: number): string {
  if (!call) return "unknown";
  return call.operations ? `${call.name} ${call.operations[operation] ?? "other"}` : call.name;
}
