/** A domain as xl is told of it (docs/man/xl.cfg.5.pod of Xen). */
export interface DomainConfiguration {
  readonly name: string;
  readonly uuid: string;
  readonly memoryMib: number;
  readonly vcpus: number;
  /** Paths in dom0 */
  readonly kernel: string;
  readonly initrd?: string;
  readonly commandLine: string;
  readonly disks: readonly DomainDisk[];
  readonly networkInterfaces: readonly DomainInterface[];
}

export interface DomainDisk {
  /** Such as `xvda1` */
  readonly name: string;
  /** Path in dom0 */
  readonly path: string;
}

export interface DomainInterface {
  readonly deviceIndex: number;
  readonly macAddress: string;
  readonly bridge: string;
}

export function domainConfiguration(domain: DomainConfiguration): string {
  const { name, uuid, memoryMib, vcpus, kernel, initrd, commandLine, disks, networkInterfaces } = domain;
  return [
    'type = "pv"',
    `name = ${quoted(name)}`,
    `uuid = ${quoted(uuid)}`,
    `memory = ${memoryMib}`,
    `vcpus = ${vcpus}`,
    `kernel = ${quoted(kernel)}`,
    ...(initrd === undefined ? [] : [`ramdisk = ${quoted(initrd)}`]),
    `cmdline = ${quoted(commandLine)}`,
    `disk = [ ${disks.map((disk) => quoted(diskWords(disk))).join(", ")} ]`,
    `vif = [ ${networkInterfaces.map((each) => quoted(interfaceWords(each))).join(", ")} ]`,
    "",
  ].join("\n");
}

/** A disk as xl's command line has it too */
export const diskWords = ({ name, path }: DomainDisk): string =>
  `format=raw,vdev=${name},access=rw,backendtype=phy,discard,target=${path}`;

/** An interface as xl's command line has it too */
export const interfaceWords = ({ deviceIndex, macAddress, bridge }: DomainInterface): string =>
  `devid=${deviceIndex},mac=${macAddress},bridge=${bridge},script=vif-bridge`;

/** As xl's lexer takes texts off: a backslash keeps what follows it, and no text goes on after its line's end */
const quoted = (text: string): string => `"${text.replace(/[\r\n]+/g, " ").replace(/["\\]/g, "\\$&")}"`;
