/**
 * The messages of SOCKS 5 (RFC 1928) as far as CONNECT without authentication needs them. Readers give `undefined` while
 * bytes are missing and throw `SocksError` for what can never become a message.
 */

const version = 5;
const methods = { none: 0x00, noneAcceptable: 0xff } as const;
const command = { connect: 1 } as const;
const addressType = { ipv4: 1, domainName: 3, ipv6: 4 } as const;

export const socksReply = {
  succeeded: 0,
  failure: 1,
  notAllowed: 2,
  networkUnreachable: 3,
  hostUnreachable: 4,
  refused: 5,
  commandNotSupported: 7,
  addressTypeNotSupported: 8,
} as const;

/** Bytes that are no SOCKS 5, or ask for what is not offered; `answer` is what the client is told before the end. */
export class SocksError extends Error {
  override readonly name = "SocksError";
  constructor(
    message: string,
    readonly answer: Uint8Array,
  ) {
    super(message);
  }
}

/** The first message of a client: how many bytes it took, once the client takes what we offer */
export function readGreeting(bytes: Uint8Array): { readonly lengthBytes: number } | undefined {
  const [first, count] = bytes;
  if (first !== undefined && first !== version) throw new SocksError("not SOCKS 5", new Uint8Array(0));
  if (count === undefined || bytes.length < 2 + count) return undefined;
  if (!bytes.subarray(2, 2 + count).includes(methods.none)) {
    throw new SocksError(
      "the client insists on authentication",
      Uint8Array.of(version, methods.noneAcceptable),
    );
  }
  return { lengthBytes: 2 + count };
}

/** No authentication */
export const greetingAnswer = Uint8Array.of(version, methods.none);

export interface SocksRequest {
  /** Dotted address or domain name */
  readonly host: string;
  readonly port: number;
  readonly lengthBytes: number;
}

export function readRequest(bytes: Uint8Array): SocksRequest | undefined {
  const [first, wanted, , type, length] = bytes;
  if (first !== undefined && first !== version) throw new SocksError("not SOCKS 5", new Uint8Array(0));
  if (wanted !== undefined && wanted !== command.connect) {
    throw new SocksError("only CONNECT is offered", requestAnswer(socksReply.commandNotSupported));
  }
  if (type === undefined || length === undefined) return undefined;
  if (type !== addressType.ipv4 && type !== addressType.domainName) {
    const known = type === addressType.ipv6 ? "IPv6 is not offered" : "an unknown type of address";
    throw new SocksError(known, requestAnswer(socksReply.addressTypeNotSupported));
  }
  const [start, end] = type === addressType.ipv4 ? [4, 8] : [5, 5 + length];
  if (bytes.length < end + 2) return undefined;
  const address = bytes.subarray(start, end);
  const host = type === addressType.ipv4 ? address.join(".") : Buffer.from(address).toString("latin1");
  if (!/^[\x21-\x7e]+$/.test(host)) {
    throw new SocksError("the name is not one", requestAnswer(socksReply.failure));
  }
  const port = ((bytes[end] as number) << 8) | (bytes[end + 1] as number);
  if (port === 0) throw new SocksError("nobody listens on port 0", requestAnswer(socksReply.failure));
  return { host, port, lengthBytes: end + 2 };
}

/** The address that the proxy uses is nobody's business here: 0.0.0.0:0 */
export function requestAnswer(reply: number): Uint8Array {
  return Uint8Array.of(version, reply, 0, addressType.ipv4, 0, 0, 0, 0, 0, 0);
}
