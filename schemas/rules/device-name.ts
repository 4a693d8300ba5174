import type { VirtualizationType } from "../catalogues/images";
import type { Problem } from "../problem";

// Device names of EC2's guide ("Device names on Linux instances"); xvdf without the folder is Windows' way
const accepted: Record<VirtualizationType, RegExp> = {
  hvm: /^(\/dev\/sd[a-z]|\/dev\/sda[12]|(\/dev\/)?xvd[a-z]|(\/dev\/)?xvd[a-d][a-z])$/,
  paravirtual: /^\/dev\/(sd|hd)[a-z]([1-9]|1[0-5])?$/,
};

/**
 * Whether a block device may have this name on an instance of this virtualization type; without one, on any.
 * `asked` tells AttachVolume's sentence from that of a block device mapping at launch.
 */
export function checkDeviceName(
  name: string,
  virtualizationType?: VirtualizationType,
  asked: "attach" | "mapping" = "attach",
): Problem[] {
  const shapes = virtualizationType ? [accepted[virtualizationType]] : Object.values(accepted);
  if (shapes.some((shape) => shape.test(name))) return [];
  const fix =
    virtualizationType === "paravirtual"
      ? "Take /dev/sdf to /dev/sdp, with or without a number from 1 to 6."
      : "Take /dev/sdf to /dev/sdp.";
  return asked === "attach"
    ? [
        {
          code: "InvalidParameterValue",
          message: `Value (${name}) for parameter device is invalid. ${name} is not a valid EBS device name.`,
          path: ["device_name"],
          fix,
        },
      ]
    : [
        {
          code: "InvalidBlockDeviceMapping",
          message: `Invalid device name ${name}`,
          path: ["device_name"],
          fix,
        },
      ];
}

/** What two names for one device have in common: `/dev/sdf` and `/dev/xvdf` are the same to an HVM guest. */
export const deviceSlot = (name: string): string => name.replace(/^(\/dev\/)?(sd|xvd|hd)/, "");

/**
 * Whether block devices get along: no device twice and, on a paravirtual instance, no disk beside a partition of
 * the same letter.
 */
export function checkDeviceNames(
  names: readonly string[],
  virtualizationType?: VirtualizationType,
): Problem[] {
  const problems: Problem[] = [];
  names.forEach((name, index) => {
    const slot = deviceSlot(name);
    const letter = slot.replace(/\d+$/, "");
    const earlier = names.slice(0, index).find((other) => {
      const otherSlot = deviceSlot(other);
      if (otherSlot === slot) return true;
      const mixed =
        slot === letter
          ? otherSlot.startsWith(letter) && /^\d+$/.test(otherSlot.slice(letter.length))
          : otherSlot === letter;
      return virtualizationType === "paravirtual" && mixed;
    });
    if (earlier === undefined) return;
    problems.push({
      code: "InvalidBlockDeviceMapping",
      message: `Invalid device name ${name}`,
      path: ["device_name"],
      fix: `${earlier} is in use already: take another letter.`,
    });
  });
  return problems;
}
