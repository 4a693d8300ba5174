import { domainConfiguration } from "../../../../local-hypervisor/engines/xen-host/domain-configuration";

const domain = {
  name: "i-0123456789abcdef0",
  uuid: "ec2d8a1c-1111-2222-3333-444455556666",
  memoryMib: 1740,
  vcpus: 2,
  kernel: "/dev/disk/3",
  commandLine: "root=/dev/xvda1 ro console=hvc0",
  disks: [
    { name: "xvda1", path: "/dev/disk/0" },
    { name: "xvdf", path: "/dev/disk/1" },
  ],
  networkInterfaces: [{ deviceIndex: 0, macAddress: "0a:ff:c2:00:00:2a", bridge: "bridge4" }],
};

describe("the configuration of a domain", () => {
  test("names its kernel, memory, disks and interfaces as xl reads them", () => {
    expect(domainConfiguration(domain).split("\n")).toEqual([
      'type = "pv"',
      'name = "i-0123456789abcdef0"',
      'uuid = "ec2d8a1c-1111-2222-3333-444455556666"',
      "memory = 1740",
      "vcpus = 2",
      'kernel = "/dev/disk/3"',
      'cmdline = "root=/dev/xvda1 ro console=hvc0"',
      'disk = [ "format=raw,vdev=xvda1,access=rw,backendtype=phy,discard,target=/dev/disk/0", ' +
        '"format=raw,vdev=xvdf,access=rw,backendtype=phy,discard,target=/dev/disk/1" ]',
      'vif = [ "devid=0,mac=0a:ff:c2:00:00:2a,bridge=bridge4,script=vif-bridge" ]',
      "",
    ]);
  });

  test("has a RAM disk where the menu names one", () => {
    expect(domainConfiguration({ ...domain, initrd: "/dev/disk/4" })).toContain('ramdisk = "/dev/disk/4"\n');
  });

  test("lets no command line of an image add settings of its own", () => {
    const commandLine = 'quiet "\nmemory = 9999\\" x';
    const text = domainConfiguration({ ...domain, commandLine });
    expect(text).toContain('cmdline = "quiet \\" memory = 9999\\\\\\" x"\n');
    expect(text.split("\n").filter((line) => line.startsWith("memory"))).toEqual(["memory = 1740"]);
  });
});
