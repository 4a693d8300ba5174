import type { BlockDevice } from "../../control-plane/ports";

/** A device under the name by which clients ask for it. */
export interface NbdExport {
  /** Volume or snapshot id */
  readonly name: string;
  /** One line for people */
  readonly description: string;
  readonly device: BlockDevice;
  readonly readOnly: boolean;
}

/** Finds an export; the empty name means the only one there is. */
export function findExport(exports: readonly NbdExport[], name: string): NbdExport | undefined {
  if (name === "" && exports.length === 1) return exports[0];
  return exports.find((each) => each.name === name);
}
