import {
  countDevices,
  describeDevices,
  parseDevices,
} from "../../../../local-hypervisor/engines/xen-host/report";

const text = [
  "vbd 51713 4 rd_req=12 wr_req=3 f_req=1 ds_req= rd_sect=96 wr_sect=24",
  "vbd 51792 2 rd_req=0 wr_req=0 f_req=0 ds_req=0 rd_sect=0 wr_sect=0",
  "vif 0 4 tx_packets=7 rx_packets=5 tx_bytes=700 rx_bytes=500",
  "cat: something else",
].join("\n");
const disks = [
  { serial: "vol0123456789abcdef0", number: 51713, name: "xvda1" },
  { serial: "vol0fedcba9876543210", number: 51792, name: "xvdf" },
];

describe("what dom0 tells of a guest's devices", () => {
  test("says which of them a driver of the guest has taken", () => {
    const interfaces = [
      { id: "eni-1", deviceIndex: 0 },
      { id: "eni-2", deviceIndex: 1 },
    ];
    expect(describeDevices(parseDevices(text), disks, interfaces)).toEqual({
      disks: [
        { id: "vol0123456789abcdef0", name: "xvda1", driver: "xen-blkfront", connected: true },
        { id: "vol0fedcba9876543210", name: "xvdf", driver: "xen-blkfront", connected: false },
      ],
      networkInterfaces: [
        { id: "eni-1", name: "eth0", driver: "xen-netfront", connected: true },
        { id: "eni-2", name: "eth1", driver: "xen-netfront", connected: false },
      ],
    });
  });

  test("counts requests and bytes as the guest sees them", () => {
    const { io, bytes } = countDevices(parseDevices(text), disks);
    expect(io).toEqual({
      "vbd xvda1 read": 12,
      "vbd xvda1 write": 3,
      "vbd xvda1 flush": 1,
      "vif 0 transmit": 5,
      "vif 0 receive": 7,
    });
    expect(bytes).toEqual({
      "vbd xvda1 read": 96 * 512,
      "vbd xvda1 write": 24 * 512,
      "vif 0 transmit": 500,
      "vif 0 receive": 700,
    });
  });
});
