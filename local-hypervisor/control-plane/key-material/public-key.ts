import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { keyFormatInvalid } from "../../model/errors/key-pair";
import { splitSshStrings, sshInteger, sshString } from "./ssh-wire";

export interface PublicKey {
  readonly keyType: "rsa" | "ed25519";
  /** SSH's binary form (RFC 4253, section 6.6), the base64 of an OpenSSH line */
  readonly wireForm: Buffer;
  /** As EC2 gives it for imported keys: MD5 of the DER form for RSA, base64 of SHA-256 of the wire form for ED25519 */
  readonly fingerprint: string;
}

/**
 * Reads a public key in one of the forms that ImportKeyPair takes: a line of OpenSSH, a block of RFC 4716, DER, or
 * base64 of DER.
 *
 * @throws Ec2Error InvalidKey.Format for anything else, and for other algorithms and lengths
 */
export function parsePublicKey(material: Uint8Array): PublicKey {
  const key = readKey(Buffer.from(material));
  if (!key) throw keyFormatInvalid();
  const wireForm = wireFormOf(key);
  if (key.asymmetricKeyType === "ed25519")
    return { keyType: "ed25519", wireForm, fingerprint: sha256Fingerprint(wireForm) };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < 1024 || bits > 4096) throw keyFormatInvalid();
  const der = key.export({ type: "spki", format: "der" });
  return { keyType: "rsa", wireForm, fingerprint: colonHex(createHash("md5").update(der).digest()) };
}

export const sha256Fingerprint = (wireForm: Uint8Array): string =>
  createHash("sha256").update(wireForm).digest("base64");

export const colonHex = (digest: Buffer): string => (digest.toString("hex").match(/../g) ?? []).join(":");

/** SSH's binary form of an RSA or ED25519 key. */
export function wireFormOf(key: KeyObject): Buffer {
  const { n = "", e = "", x = "" } = key.export({ format: "jwk" });
  const number = (text: string) => sshInteger(Buffer.from(text, "base64url"));
  if (key.asymmetricKeyType === "ed25519")
    return Buffer.concat([sshString("ssh-ed25519"), sshString(Buffer.from(x, "base64url"))]);
  return Buffer.concat([sshString("ssh-rsa"), number(e), number(n)]);
}

function readKey(material: Buffer): KeyObject | undefined {
  if (material[0] === 0x30) return fromDer(material);
  const text = material.toString("utf8").trim();
  const line = /^(ssh-rsa|ssh-ed25519)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t][^\n]*)?$/.exec(text);
  if (line) return fromWireForm(line[1] ?? "", Buffer.from(line[2] ?? "", "base64"));
  const block = /^---- BEGIN SSH2 PUBLIC KEY ----\r?\n([\s\S]*?)\r?\n---- END SSH2 PUBLIC KEY ----$/.exec(
    text,
  );
  if (block) return fromRfc4716(block[1] ?? "");
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? fromDer(Buffer.from(text, "base64")) : undefined;
}

function fromDer(der: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Headers are `tag: value`, continued where a line ends in a backslash. */
function fromRfc4716(body: string): KeyObject | undefined {
  const lines = body.replace(/\\\r?\n/g, "").split(/\r?\n/);
  const base64 = lines.filter((line) => !line.includes(":")).join("");
  const wireForm = Buffer.from(base64, "base64");
  return fromWireForm(splitSshStrings(wireForm)?.[0]?.toString("latin1") ?? "", wireForm);
}

function fromWireForm(algorithm: string, wireForm: Buffer): KeyObject | undefined {
  const [name, first, second, ...rest] = splitSshStrings(wireForm) ?? [];
  if (!name || !first || rest.length > 0 || name.toString("latin1") !== algorithm) return undefined;
  try {
    if (algorithm === "ssh-ed25519" && !second && first.length === 32) {
      return createPublicKey({
        format: "jwk",
        key: { kty: "OKP", crv: "Ed25519", x: first.toString("base64url") },
      });
    }
    if (algorithm !== "ssh-rsa" || !second) return undefined;
    const number = (bytes: Buffer) =>
      bytes.subarray(bytes.findIndex((byte) => byte !== 0)).toString("base64url");
    return createPublicKey({ format: "jwk", key: { kty: "RSA", e: number(first), n: number(second) } });
  } catch {
    return undefined;
  }
}
