import { Ec2Error } from "../errors";

export const keyPairNotFound = (name: string) =>
  new Ec2Error("InvalidKeyPair.NotFound", `The key pair '${name}' does not exist`);
export const keyPairDuplicate = (name: string) =>
  new Ec2Error("InvalidKeyPair.Duplicate", `The keypair '${name}' already exists.`);
export const keyFormatInvalid = () =>
  new Ec2Error("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
export const keyPairLimitExceeded = (maximum: number) =>
  new Ec2Error("KeyPairLimitExceeded", `The maximum number of key pairs (${maximum}) has been reached.`);
