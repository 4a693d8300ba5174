import { createHash } from "node:crypto";

/** SHA-1 as hexadecimal digits: how hashicorp/aws shows user data that it does not show. */
export const sha1 = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest("hex");
