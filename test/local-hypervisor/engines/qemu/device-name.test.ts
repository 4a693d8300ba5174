import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { acpiIndexOf } from "../../../../local-hypervisor/engines/qemu/device-name";

const program = join(
  __dirname,
  "../../../../local-hypervisor/images/debian-12/root/usr/lib/udev/ebs-device-names",
);
const namesInGuest = (index: number | undefined, ...partition: string[]) =>
  execFileSync("sh", [program, String(index), ...(partition.length > 0 ? partition : ["disk", "1"])], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

describe("a volume's device name as ACPI index", () => {
  test.each([
    ["/dev/xvda", 1, "sda xvda\n"],
    ["/dev/sdf", 6, "sdf xvdf\n"],
    ["/dev/sdz", 26, "sdz xvdz\n"],
    ["/dev/xvdba", 55, "sdba xvdba\n"],
    ["xvdzz", 728, "sdzz xvdzz\n"],
  ])("%s is %d, of which the image's rule makes the name again", (deviceName, index, names) => {
    expect(acpiIndexOf(deviceName)).toBe(index);
    expect(namesInGuest(index)).toBe(names);
  });

  test("partitions have their number", () => {
    expect(namesInGuest(6, "partition", "15")).toBe("sdf15 xvdf15\n");
  });

  test.each(["/dev/sda1", "/dev/ephemeral0", "/dev/nvme1n1", "/dev/xvdabc"])("%s has none", (deviceName) => {
    expect(acpiIndexOf(deviceName)).toBeUndefined();
  });

  test.each([0, 729])("%d is nobody's", (index) => {
    expect(() => namesInGuest(index)).toThrow();
  });
});
