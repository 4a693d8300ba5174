import { countStatistics } from "../../../../local-hypervisor/engines/qemu/report";

/** As QEMU 7.2 answers `query-blockstats` and, under KVM, `query-stats` for processors; shortened */
const blocks = [
  {
    device: "",
    "node-name": "vol0123",
    qdev: "disk-vol0123",
    stats: {
      rd_operations: 31,
      rd_bytes: 512_000,
      wr_operations: 0,
      wr_bytes: 0,
      flush_operations: 2,
      unmap_operations: 1,
      unmap_bytes: 4096,
      account_failed: true,
      timed_stats: [],
    },
  },
];
const processor = {
  provider: "kvm",
  "qom-path": "/machine/unattached/device[0]",
  stats: [
    { name: "guest_mode", value: false },
    { name: "irq_injections", value: 7 },
    { name: "hypercalls", value: 0 },
    { name: "io_exits", value: 90 },
    { name: "exits", value: 2038 },
    { name: "halt_wait_hist", value: [0, 0, 3] },
  ],
};

test("what QEMU says of disks and KVM of processors is counted, all processors together", () => {
  expect(countStatistics({ blocks, processors: [processor, processor] })).toEqual({
    trap: { "VM exits": 4076, "exits for IN and OUT": 180 },
    hypercall: {},
    interrupt: { injected: 14 },
    io: { "nvme vol0123 read": 31, "nvme vol0123 flush": 2, "nvme vol0123 discard": 1 },
    bytes: { "nvme vol0123 read": 512_000, "nvme vol0123 discard": 4096 },
  });
});

test("without KVM there are disks alone", () => {
  const { trap, interrupt } = countStatistics({ blocks, processors: [] });
  expect({ trap, interrupt }).toEqual({ trap: {}, interrupt: {} });
});
