import { createHmac, timingSafeEqual } from "node:crypto";

export const minimumTokenSeconds = 1;
export const maximumTokenSeconds = 21_600;

const expiryBytes = 6;
const nonceBytes = 4;
const signedBytes = expiryBytes + nonceBytes;
const tokenBytes = signedBytes + 32;

/**
 * Session tokens of IMDSv2. A token carries its own expiry and a signature over that and the instance id, so that no
 * guest can make this service remember anything, and none is good for another instance. As on EC2, 56 characters.
 */
export class SessionTokens {
  /** @param key At least 32 unpredictable bytes; tokens of another key are not valid */
  constructor(
    private readonly key: Uint8Array,
    private readonly randomBytes: (lengthBytes: number) => Uint8Array,
  ) {}

  issue(instanceId: string, expiresAt: number): string {
    const signed = Buffer.alloc(signedBytes);
    signed.writeUIntBE(expiresAt, 0, expiryBytes);
    signed.set(this.randomBytes(nonceBytes), expiryBytes);
    return Buffer.concat([signed, this.sign(instanceId, signed)]).toString("base64");
  }

  /** When the token ends, milliseconds since the epoch; `undefined` when it is not valid now */
  expiryOf(instanceId: string, token: string, now: number): number | undefined {
    const bytes = Buffer.from(token, "base64");
    if (bytes.length !== tokenBytes || bytes.toString("base64") !== token) return undefined;
    const signed = bytes.subarray(0, signedBytes);
    if (!timingSafeEqual(bytes.subarray(signedBytes), this.sign(instanceId, signed))) return undefined;
    const expiresAt = signed.readUIntBE(0, expiryBytes);
    return expiresAt > now ? expiresAt : undefined;
  }

  private sign(instanceId: string, signed: Uint8Array): Buffer {
    return createHmac("sha256", this.key).update(instanceId).update("\0").update(signed).digest();
  }
}
