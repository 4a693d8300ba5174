import {
  engineSetting,
  firmwareSettings,
  publicRangeSetting,
  qemuWarmSetting,
  SettingError,
  storageSettings,
  warmSettings,
  xenHostSettings,
} from "../../local-hypervisor/config";

test("volumes are as fast as this machine unless somebody asks for EBS's limits", () => {
  expect(storageSettings({})).toEqual({ enforceEbsLimits: false });
  expect(storageSettings({ DRYDOCK_EBS_LIMITS: "" })).toEqual({ enforceEbsLimits: false });
  expect(storageSettings({ DRYDOCK_EBS_LIMITS: "enforce" })).toEqual({ enforceEbsLimits: true });
  expect(() => storageSettings({ DRYDOCK_EBS_LIMITS: "yes" })).toThrow(SettingError);
  expect(() => storageSettings({ DRYDOCK_EBS_LIMITS: "yes" })).toThrow(/set it to enforce/);
});

test("every engine runs guests unless one is named", () => {
  expect(engineSetting({})).toBeUndefined();
  expect(engineSetting({ DRYDOCK_ENGINE: "" })).toBeUndefined();
  expect(engineSetting({ DRYDOCK_ENGINE: "qemu" })).toBe("qemu");
  expect(() => engineSetting({ DRYDOCK_ENGINE: "bochs" })).toThrow(SettingError);
  expect(() => engineSetting({ DRYDOCK_ENGINE: "bochs" })).toThrow(/set it to v86 or qemu or xen-host/);
});

test("the Xen host has half of the machine's memory unless somebody names a size that a guest fits into", () => {
  expect(xenHostSettings({})).toEqual({ memoryMib: undefined });
  expect(xenHostSettings({ DRYDOCK_XEN_HOST_MIB: "8192" })).toEqual({ memoryMib: 8192 });
  for (const text of ["512", "8 GiB", "1e99x", "-1"])
    expect(() => xenHostSettings({ DRYDOCK_XEN_HOST_MIB: text })).toThrow(/such as 8192/);
});

test("public addresses are of a range that the daemon finds unless one is named, a /24 or more of 127.64.0.0/10", () => {
  expect(publicRangeSetting({})).toBeUndefined();
  expect(publicRangeSetting({ DRYDOCK_PUBLIC_ADDRESSES: "" })).toBeUndefined();
  expect(publicRangeSetting({ DRYDOCK_PUBLIC_ADDRESSES: "127.80.3.0/24" })).toEqual({
    first: 0x7f500300,
    prefixBits: 24,
  });
  for (const text of ["127.80.3.0/25", "127.0.0.0/16", "127.0.0.0/8", "10.0.0.0/16", "127.80.0.1", "any"]) {
    expect(() => publicRangeSetting({ DRYDOCK_PUBLIC_ADDRESSES: text })).toThrow(SettingError);
    expect(() => publicRangeSetting({ DRYDOCK_PUBLIC_ADDRESSES: text })).toThrow(/such as 127\.80\.0\.0\/16/);
  }
});

test("HVM guests of Xen hosts are started by firmware unless somebody asks for a shortcut", () => {
  expect(firmwareSettings({})).toEqual({ skipFirmware: false });
  expect(firmwareSettings({ DRYDOCK_FIRMWARE: "direct" })).toEqual({ skipFirmware: true });
  expect(() => firmwareSettings({ DRYDOCK_FIRMWARE: "uefi" })).toThrow(/set it to direct/);
});

test("guests go on from templates unless somebody asks for power-on, those of QEMU only when that is asked for", () => {
  expect(warmSettings({})).toEqual({ fromTemplates: true });
  expect(warmSettings({ DRYDOCK_WARM: "off" })).toEqual({ fromTemplates: false });
  expect(warmSettings({ DRYDOCK_WARM: "on" })).toEqual({ fromTemplates: true });
  expect(() => warmSettings({ DRYDOCK_WARM: "no" })).toThrow(/set it to off/);
  expect([qemuWarmSetting({}), qemuWarmSetting({ DRYDOCK_WARM_QEMU: "on" })]).toEqual([false, true]);
  expect(() => qemuWarmSetting({ DRYDOCK_WARM_QEMU: "yes" })).toThrow(/set it to on/);
});
