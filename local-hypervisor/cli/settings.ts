/** An environment variable that a daemon reads when it starts. */
export interface Setting {
  readonly name: string;
  /** What it may be set to */
  readonly values: string;
  /** What that does, and what is so without it */
  readonly effect: string;
}

export const settings: readonly Setting[] = [
  {
    name: "DRYDOCK_HOME",
    values: "a folder",
    effect: "all state; else $XDG_STATE_HOME/drydock or ~/.local/state/drydock",
  },
  {
    name: "DRYDOCK_IMAGES",
    values: "a folder",
    effect: "images that several states share; else in the state",
  },
  { name: "DRYDOCK_ENGINE", values: "v86, qemu or xen-host", effect: "the only engine that runs guests" },
  { name: "DRYDOCK_QEMU", values: "a program", effect: "qemu-system-x86_64; else the one on PATH" },
  {
    name: "DRYDOCK_WARM",
    values: "off",
    effect: "every guest of the embedded engine boots; else new ones go on from templates",
  },
  { name: "DRYDOCK_WARM_QEMU", values: "on", effect: "an experiment: QEMU's go on from templates too" },
  {
    name: "DRYDOCK_FIRMWARE",
    values: "direct",
    effect: "HVM kernels of Xen types are entered without firmware and boot loader",
  },
  {
    name: "DRYDOCK_XEN_HOST_MIB",
    values: "1024 or more",
    effect: "memory of the Xen host with all its guests; else half of this machine's",
  },
  {
    name: "DRYDOCK_ALLOW",
    values: "i386-on-nitro",
    effect: "a launch that AWS would refuse; every plan warns",
  },
  { name: "DRYDOCK_EBS_LIMITS", values: "enforce", effect: "volumes are held to the speed of their types" },
  {
    name: "DRYDOCK_HOST_SERVICES",
    values: "name=[host:]port[/udp],…",
    effect: "what of this machine guests reach; else nothing",
  },
  {
    name: "DRYDOCK_HOST_ADDRESS",
    values: "an IPv4 address",
    effect: "this machine as guests and rules see it; else 198.51.100.1",
  },
  {
    name: "DRYDOCK_PUBLIC_ADDRESSES",
    values: "a part of 127.64.0.0/10",
    effect: "fresh public addresses; else a /16 of this state's own",
  },
];

/** All of them as a table for `--help` */
export function settingsHelp(): string {
  const width = (of: "name" | "values") => Math.max(...settings.map((setting) => setting[of].length));
  const rows = settings.map(
    ({ name, values, effect }) =>
      `  ${name.padEnd(width("name"))}  ${values.padEnd(width("values"))}  ${effect}`,
  );
  return `\nSettings are environment variables of the command that starts the daemon:\n${rows.join("\n")}\n`;
}
