import { createHash, type KeyObject, sign } from "node:crypto";
import type { IdentityCertificate } from "./certificate";
import { integer, nothing, objectIdentifier, octetString, retagged, sequence, set, tagged } from "./der";

const data = objectIdentifier("1.2.840.113549.1.7.1");
const signedDataType = objectIdentifier("1.2.840.113549.1.7.2");
const sha256 = sequence(objectIdentifier("2.16.840.1.101.3.4.2.1"), nothing);
const rsa = sequence(objectIdentifier("1.2.840.113549.1.1.1"), nothing);
const versionOne = integer(Uint8Array.of(1));

const attribute = (type: string, value: Uint8Array): Uint8Array =>
  sequence(objectIdentifier(type), set(value));

/**
 * PKCS #7 SignedData (RFC 5652) that holds the content and one RSA signature with SHA-256, DER. The certificate is
 * named, not enclosed: who verifies has it from elsewhere, as with AWS's.
 */
export function signedData(
  content: Uint8Array,
  key: KeyObject,
  { issuerAndSerialNumber }: IdentityCertificate,
): Uint8Array {
  const attributes = set(
    attribute("1.2.840.113549.1.9.3", data),
    attribute("1.2.840.113549.1.9.4", octetString(createHash("sha256").update(content).digest())),
  );
  const signer = sequence(
    versionOne,
    issuerAndSerialNumber,
    sha256,
    retagged(0, attributes),
    rsa,
    octetString(sign("sha256", attributes, key)),
  );
  const body = sequence(
    versionOne,
    set(sha256),
    sequence(data, tagged(0, octetString(content))),
    set(signer),
  );
  return sequence(signedDataType, tagged(0, body));
}
