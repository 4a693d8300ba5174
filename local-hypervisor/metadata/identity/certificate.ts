import { createHash, createPublicKey, type KeyObject, sign } from "node:crypto";
import {
  bitString,
  generalizedTime,
  integer,
  nothing,
  objectIdentifier,
  sequence,
  set,
  tagged,
  utcTime,
  utf8String,
} from "./der";

/** A certificate and what a signature names it by. */
export interface IdentityCertificate {
  readonly pem: string;
  /** DER of its `IssuerAndSerialNumber` */
  readonly issuerAndSerialNumber: Uint8Array;
}

const sha256WithRsa = sequence(objectIdentifier("1.2.840.113549.1.1.11"), nothing);

/** One relative name each: attribute type and value. */
const name = (...parts: readonly (readonly [type: string, value: string])[]): Uint8Array =>
  sequence(...parts.map(([type, value]) => set(sequence(objectIdentifier(type), utf8String(value)))));

/** From the year of the first release, without an end (RFC 5280, 4.1.2.5). */
const validity = sequence(utcTime("260101000000Z"), generalizedTime("99991231235959Z"));

/**
 * The self-signed certificate of the key that signs identity documents (RFC 5280). It is a function of the key alone:
 * made afresh, it is the same one.
 */
export function identityCertificate(key: KeyObject): IdentityCertificate {
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
  const serialNumber = integer(createHash("sha256").update(publicKey).digest().subarray(0, 16));
  const owner = name(["2.5.4.10", "Drydock"], ["2.5.4.3", "Drydock instance identity"]);
  const body = sequence(
    tagged(0, integer(Uint8Array.of(2))),
    serialNumber,
    sha256WithRsa,
    owner,
    validity,
    owner,
    publicKey,
  );
  const certificate = sequence(body, sha256WithRsa, bitString(sign("sha256", body, key)));
  const base64 = Buffer.from(certificate).toString("base64");
  const lines = base64.match(/.{1,64}/g) as string[];
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    issuerAndSerialNumber: sequence(owner, serialNumber),
  };
}
