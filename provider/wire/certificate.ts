import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import * as der from "./der";

/** A certificate that signs itself, with its key. */
export interface SelfSignedCertificate {
  /** Binary form, as the handshake line carries it */
  readonly der: Buffer;
  readonly certificatePem: string;
  /** PKCS #8 */
  readonly privateKeyPem: string;
}

const oid = {
  commonName: "2.5.4.3",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectAlternativeName: "2.5.29.17",
  serverAuthentication: "1.3.6.1.5.5.7.3.1",
  clientAuthentication: "1.3.6.1.5.5.7.3.2",
} as const;

const dayMs = 86_400_000;

/** go-plugin's client dials with the server name `localhost` and looks for it among the alternative names. */
const hostName = "localhost";

/**
 * An ECDSA P-256 certificate for `localhost`, as go-plugin's AutoMTLS asks for: its own authority, for servers and
 * clients, valid from a minute ago (clocks) for a year (a provider lives for one Terraform run).
 */
export function createCertificate(now: Date = new Date()): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return signCertificate(publicKey, privateKey, now);
}

function signCertificate(publicKey: KeyObject, privateKey: KeyObject, now: Date): SelfSignedCertificate {
  const algorithm = der.sequence(der.objectIdentifier(oid.ecdsaWithSha256));
  const name = der.sequence(
    der.set(der.sequence(der.objectIdentifier(oid.commonName), der.utf8String(hostName))),
  );
  const body = der.sequence(
    der.explicit(0, der.unsignedInteger(Buffer.from([2]))), // version 3
    der.unsignedInteger(randomSerialNumber()),
    algorithm,
    name,
    der.sequence(der.time(new Date(now.getTime() - 60_000)), der.time(new Date(now.getTime() + 365 * dayMs))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions())),
  );
  const signature = sign("sha256", body, privateKey);
  const bytes = der.sequence(body, algorithm, der.bitString(signature));
  return {
    der: bytes,
    certificatePem: pem("CERTIFICATE", bytes),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** Positive and at most 20 octets (RFC 5280, section 4.1.2.2). */
function randomSerialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes;
}

function extensions(): Buffer[] {
  const extension = (id: string, critical: boolean, value: Buffer) =>
    der.sequence(der.objectIdentifier(id), ...(critical ? [der.boolean(true)] : []), der.octetString(value));
  const digitalSignatureKeyEnciphermentAgreementCertSign = Buffer.from([0b1010_1100]);
  return [
    extension(oid.basicConstraints, true, der.sequence(der.boolean(true))),
    extension(oid.keyUsage, true, der.bitString(digitalSignatureKeyEnciphermentAgreementCertSign, 2)),
    extension(
      oid.extendedKeyUsage,
      false,
      der.sequence(
        der.objectIdentifier(oid.serverAuthentication),
        der.objectIdentifier(oid.clientAuthentication),
      ),
    ),
    extension(
      oid.subjectAlternativeName,
      false,
      der.sequence(der.implicit(2, Buffer.from(hostName))), // dNSName
    ),
  ];
}

/** RFC 7468. Lines are cut by position: a text whose length is a multiple of 64 must not end in an empty line. */
export function pem(label: string, bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("base64");
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += 64) lines.push(text.slice(start, start + 64));
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
