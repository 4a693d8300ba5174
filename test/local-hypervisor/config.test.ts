import { SettingError, storageSettings } from "../../local-hypervisor/config";

test("volumes are as fast as this machine unless somebody asks for EBS's limits", () => {
  expect(storageSettings({})).toEqual({ enforceEbsLimits: false });
  expect(storageSettings({ DRYDOCK_EBS_LIMITS: "" })).toEqual({ enforceEbsLimits: false });
  expect(storageSettings({ DRYDOCK_EBS_LIMITS: "enforce" })).toEqual({ enforceEbsLimits: true });
  expect(() => storageSettings({ DRYDOCK_EBS_LIMITS: "yes" })).toThrow(SettingError);
  expect(() => storageSettings({ DRYDOCK_EBS_LIMITS: "yes" })).toThrow(/set it to enforce/);
});
