import { checkDeviceName, checkDeviceNames, deviceSlot } from "../../../schemas";

describe("device names", () => {
  test.each([
    ["/dev/sdf", "hvm", true],
    ["/dev/sda1", "hvm", true],
    ["/dev/sda2", "hvm", true],
    ["/dev/xvda", "hvm", true],
    ["/dev/xvdf", "hvm", true],
    ["/dev/xvdba", "hvm", true],
    ["/dev/xvdcz", "hvm", true],
    ["xvdf", "hvm", true],
    ["/dev/sdf1", "hvm", false],
    ["/dev/hda", "hvm", false],
    ["/dev/nvme1n1", "hvm", false],
    ["sdf", "hvm", false],
    ["/dev/sdF", "hvm", false],
    ["", "hvm", false],
    ["/dev/sda1", "paravirtual", true],
    ["/dev/sdf", "paravirtual", true],
    ["/dev/sdf15", "paravirtual", true],
    ["/dev/hdb", "paravirtual", true],
    ["/dev/sdf16", "paravirtual", false],
    ["/dev/sdf0", "paravirtual", false],
    ["/dev/xvdf", "paravirtual", false],
    ["/dev/hda", undefined, true],
    ["/dev/xvdf", undefined, true],
    ["/dev/nvme1n1", undefined, false],
  ] as const)("%j on %s: %s", (name, virtualizationType, accepted) => {
    expect(checkDeviceName(name, virtualizationType)).toHaveLength(accepted ? 0 : 1);
  });

  test("are refused in the words of the operation", () => {
    expect(checkDeviceName("/dev/nvme1n1", "hvm")).toMatchObject([
      {
        code: "InvalidParameterValue",
        message:
          "Value (/dev/nvme1n1) for parameter device is invalid. /dev/nvme1n1 is not a valid EBS device name.",
      },
    ]);
    expect(checkDeviceName("/dev/nvme1n1", "hvm", "mapping")).toMatchObject([
      { code: "InvalidBlockDeviceMapping", message: "Invalid device name /dev/nvme1n1" },
    ]);
  });

  test.each([
    [["/dev/sdf", "/dev/sdg"], undefined, 0],
    [["/dev/sdf", "/dev/sdf"], undefined, 1],
    [["/dev/sdf", "/dev/xvdf"], "hvm", 1],
    [["/dev/sdc", "/dev/sdc1"], "paravirtual", 1],
    [["/dev/sdc1", "/dev/sdc"], "paravirtual", 1],
    [["/dev/sdc1", "/dev/sdc2"], "paravirtual", 0],
    [["/dev/sda1", "/dev/sdb"], "hvm", 0],
    [["/dev/xvdb", "/dev/xvdba"], "hvm", 0],
  ] as const)("%j together on %s: %i problems", (names, virtualizationType, problems) => {
    expect(checkDeviceNames(names, virtualizationType)).toHaveLength(problems);
  });

  test("of one device have one slot", () => {
    expect(["/dev/sdf", "/dev/xvdf", "xvdf", "/dev/hdf"].map(deviceSlot)).toEqual(["f", "f", "f", "f"]);
  });
});
