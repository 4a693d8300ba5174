import { uuidBytes } from "../../guest/firmware/smbios";

/** Where in a guest's memory its machine's UUID stands, by the form that it has there. */
export interface IdentityPlaces {
  /** As SMBIOS has it, 16 bytes */
  readonly binary: readonly number[];
  readonly lowerCase: readonly number[];
  readonly upperCase: readonly number[];
}

const forms = {
  binary: (uuid) => Buffer.from(uuidBytes(uuid)),
  lowerCase: (uuid) => Buffer.from(uuid.toLowerCase(), "latin1"),
  upperCase: (uuid) => Buffer.from(uuid.toUpperCase(), "latin1"),
} as const satisfies Readonly<Record<keyof IdentityPlaces, (uuid: string) => Buffer>>;

/** Every place of the UUID: of so many random bits that they stand nowhere by chance */
export function findIdentity(memory: Uint8Array, uuid: string): IdentityPlaces {
  const bytes = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const places = (pattern: Buffer): number[] => {
    const found: number[] = [];
    for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) found.push(at);
    return found;
  };
  return {
    binary: places(forms.binary(uuid)),
    lowerCase: places(forms.lowerCase(uuid)),
    upperCase: places(forms.upperCase(uuid)),
  };
}

/** Puts another UUID in all the places */
export function replaceIdentity(
  write: (address: number, bytes: Uint8Array) => void,
  places: IdentityPlaces,
  uuid: string,
): void {
  for (const form of ["binary", "lowerCase", "upperCase"] as const)
    for (const address of places[form]) write(address, forms[form](uuid));
}
