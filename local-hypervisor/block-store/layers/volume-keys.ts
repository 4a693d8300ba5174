import { createCipheriv, createDecipheriv } from "node:crypto";
import { BlockStoreError } from "../errors";
import { AesXtsCipher, dataKeyBytes, type SectorCipher } from "./sector-cipher";

/** A data key as it is kept beside the bytes that it encrypts: base64 of nonce, ciphertext and tag. */
export type WrappedDataKey = string;

/** Bytes of the key that data keys are wrapped by */
export const masterKeyBytes = 32;

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
/** Keeps what was wrapped for another purpose, or in another form, from being taken for a data key */
const purpose = Buffer.from("drydock volume data key, version 1");

/**
 * Data keys of encrypted volumes, each wrapped by the one key that the daemon holds (AES-256-GCM). A snapshot keeps the
 * wrapped key of its volume, and a volume made from it takes it over: that is why they can share chunks, and it is what
 * EBS does.
 */
export class VolumeKeys {
  /**
   * @param masterKey 32 bytes, the daemon's
   * @param randomBytes unpredictable bytes
   */
  constructor(
    private readonly masterKey: Uint8Array,
    private readonly randomBytes: (lengthBytes: number) => Uint8Array,
  ) {
    if (masterKey.length !== masterKeyBytes)
      throw new RangeError(
        `The key of encrypted volumes has ${masterKeyBytes} bytes, not ${masterKey.length}.`,
      );
  }

  /** A new data key, wrapped */
  create(): WrappedDataKey {
    const nonce = this.randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.masterKey, nonce, { authTagLength: tagBytes }).setAAD(
      purpose,
    );
    const ciphertext = Buffer.concat([cipher.update(this.randomBytes(dataKeyBytes)), cipher.final()]);
    return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString("base64");
  }

  /** Throws `BlockStoreError` kind `corrupt` when the key was changed, or was wrapped by another daemon's key */
  open(wrapped: WrappedDataKey): SectorCipher {
    const bytes = Buffer.from(wrapped, "base64");
    if (bytes.length !== nonceBytes + dataKeyBytes + tagBytes) throw cannotUnwrap();
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, this.masterKey, nonce, { authTagLength: tagBytes })
      .setAAD(purpose)
      .setAuthTag(bytes.subarray(-tagBytes));
    try {
      const key = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
      return new AesXtsCipher(key);
    } catch (error) {
      throw cannotUnwrap(error);
    }
  }
}

const cannotUnwrap = (cause?: unknown): BlockStoreError =>
  new BlockStoreError(
    "corrupt",
    "The key of an encrypted volume cannot be unwrapped: it was changed, or it was wrapped by another key than the one in volume-key of this state folder. Put that file back from where the volume comes from.",
    {},
    cause,
  );
