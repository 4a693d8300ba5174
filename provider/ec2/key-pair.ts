import type { KeyPairInfo } from "@aws-sdk/client-ec2";
import { describeKeyPairs } from "./calls";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";

/** A key pair by its name, with the public key; undefined when there is none. */
export async function findKeyPair(ec2: Connection, keyName: string): Promise<KeyPairInfo | undefined> {
  try {
    const { KeyPairs = [] } = await describeKeyPairs(ec2, { KeyNames: [keyName], IncludePublicKey: true });
    return KeyPairs.find((keyPair) => keyPair.KeyName === keyName);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidKeyPairNotFound)) return undefined;
    throw error;
  }
}
