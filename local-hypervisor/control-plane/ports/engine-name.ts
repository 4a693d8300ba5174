/** As `DRYDOCK_ENGINE` and `drydock explain` have them */
export const engineNames = ["v86", "qemu", "xen-host"] as const;
export type EngineName = (typeof engineNames)[number];
