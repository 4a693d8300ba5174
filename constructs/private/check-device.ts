import type { VirtualizationType } from "../../schemas/catalogues/images";
import type { Problem } from "../../schemas/problem";
import { checkDeviceName } from "../../schemas/rules/device-name";

/**
 * Whether a device name that is one suits the virtualization type, when that is known. Names that suit no type are
 * refused by the resource that has them.
 */
export function checkDeviceFor(
  name: string,
  virtualizationType: VirtualizationType | undefined,
  asked?: "attach" | "mapping",
): Problem[] {
  const suitsSome = checkDeviceName(name, undefined, asked).length === 0;
  return virtualizationType && suitsSome ? checkDeviceName(name, virtualizationType, asked) : [];
}
