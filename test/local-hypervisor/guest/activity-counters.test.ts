import { ActivityCounters } from "../../../local-hypervisor/guest/activity-counters";

test("a counter is the same one for whoever asks, and shows once it counted", () => {
  const counters = new ActivityCounters();
  const one = counters.counter("trap", "CPUID");
  counters.counter("trap", "HLT");
  one.count++;
  counters.counter("trap", "CPUID").count++;
  counters.counter("bytes", "nvme read").count += 4096;
  expect(counters.counts()).toEqual({
    trap: { CPUID: 2 },
    hypercall: {},
    interrupt: {},
    io: {},
    bytes: { "nvme read": 4096 },
  });
});

test("counts that are added go on", () => {
  const counters = new ActivityCounters();
  counters.counter("io", "vif 0 transmit").count = 3;
  const moved = new ActivityCounters();
  moved.add(counters.counts());
  moved.counter("io", "vif 0 transmit").count++;
  expect(moved.counts().io).toEqual({ "vif 0 transmit": 4 });
});
