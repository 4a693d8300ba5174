import type { InstanceMetadata } from "../instance-metadata";
import { type Directory, directory } from "./node";

/** `ami` and `root` with the whole device name, others as `ebs1` or `ephemeral0` with the name after `/dev/` */
export function blockDeviceMappingTree(metadata: InstanceMetadata): Directory {
  const of = (kind: string) =>
    metadata.blockDevices
      .filter((device) => device.kind === kind)
      .map((device) => device.deviceName.replace(/^\/dev\//, ""))
      .sort();
  return directory({
    ami: metadata.rootDeviceName,
    root: metadata.rootDeviceName,
    swap: of("swap")[0],
    ...Object.fromEntries(of("ebs").map((name, index) => [`ebs${index + 1}`, name])),
    ...Object.fromEntries(of("ephemeral").map((name, index) => [`ephemeral${index}`, name])),
  });
}
