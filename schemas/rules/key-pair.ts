import type { Problem } from "../problem";

/** Whether a key pair may have this name: 1 to 255 ASCII characters. */
export function checkKeyName(name: string): Problem[] {
  if (name === "") {
    const message = "The request must contain the parameter KeyName";
    return [{ code: "MissingParameter", message, path: ["key_name"], fix: "Give the key pair a name." }];
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what the rule is about
  if (name.length <= 255 && /^[\x00-\x7f]*$/.test(name)) return [];
  return [
    {
      code: "InvalidParameterValue",
      message: `Value (${name}) for parameter KeyName is invalid. Key pair names are up to 255 ASCII characters.`,
      path: ["key_name"],
      fix: "Give a name of at most 255 ASCII characters.",
    },
  ];
}

const malformedKey = (fix: string): Problem => ({
  code: "InvalidKey.Format",
  message: "Key is not in valid OpenSSH public key format",
  path: ["public_key"],
  fix,
});

/** First field of an SSH key blob: its length in four bytes, then the key's type. */
function blobType(blob: Buffer): string | undefined {
  if (blob.length < 4) return undefined;
  const length = blob.readUInt32BE(0);
  return blob.length >= 4 + length ? blob.toString("latin1", 4, 4 + length) : undefined;
}

/**
 * Whether ImportKeyPair takes this public key: OpenSSH's one line or RFC 4716's block, RSA or ED25519. DER without
 * SSH's framing is left to the API.
 */
export function checkPublicKey(publicKey: string): Problem[] {
  const text = publicKey.trim();
  const block = /^---- BEGIN SSH2 PUBLIC KEY ----([\s\S]*)---- END SSH2 PUBLIC KEY ----$/.exec(text);
  if (block) {
    const body = (block[1] ?? "").replace(/^[\w-]+:(.*\\\n)*.*$/gm, "").replace(/\s/g, "");
    return checkBlob(body, undefined);
  }
  const [type = "", body] = text.split(/\s+/);
  if (body === undefined) {
    // One word: base64 of DER, as EC2 takes it too
    if (/^[A-Za-z0-9+/]{64,}={0,2}$/.test(type)) return [];
    return [malformedKey("Give the contents of the .pub file, such as ~/.ssh/id_ed25519.pub.")];
  }
  if (type.startsWith("-----BEGIN")) {
    return [
      malformedKey(
        "This is PEM: give the contents of the .pub file, or convert with `ssh-keygen -i -m PKCS8 -f <file>`.",
      ),
    ];
  }
  return checkBlob(body, type);
}

function checkBlob(base64: string, announced: string | undefined): Problem[] {
  const type = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? blobType(Buffer.from(base64, "base64")) : undefined;
  if (type === undefined || (announced !== undefined && announced !== type)) {
    return [malformedKey("The key is cut short or changed: copy the .pub file again, as one line.")];
  }
  if (type === "ssh-rsa" || type === "ssh-ed25519") return [];
  return [
    malformedKey(`EC2 takes RSA and ED25519 keys, not ${type}: make one with \`ssh-keygen -t ed25519\`.`),
  ];
}
