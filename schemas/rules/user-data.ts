import type { Problem } from "../problem";

/** Most bytes of user data, before they are encoded in base64 */
export const maximumUserDataBytes = 16384;

/** Whether user data, decoded, is small enough. */
export function checkUserData(bytes: Uint8Array): Problem[] {
  if (bytes.length <= maximumUserDataBytes) return [];
  return [
    {
      code: "InvalidUserData.Malformed",
      message: `User data is limited to ${maximumUserDataBytes} bytes`,
      path: ["user_data"],
      fix: `Shorten it by ${bytes.length - maximumUserDataBytes} bytes: compress it with gzip, or fetch the rest at boot.`,
    },
  ];
}

/** Whether a text is base64 and the user data in it small enough. */
export function checkUserDataBase64(text: string): Problem[] {
  const compact = text.replace(/\s/g, "");
  const wellFormed = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
  if (wellFormed) {
    return checkUserData(Buffer.from(compact, "base64")).map((problem) => ({
      ...problem,
      path: ["user_data_base64"],
    }));
  }
  return [
    {
      code: "InvalidParameterValue",
      message: "Invalid BASE64 encoding of user data",
      path: ["user_data_base64"],
      fix: "Encode the user data in base64, or give the text itself as user_data.",
    },
  ];
}
