import { createPrivateKey, X509Certificate } from "node:crypto";
import { createCertificate, pem } from "../../../provider/wire/certificate";
import { handshakeLine } from "../../../provider/wire/go-plugin-handshake";

test("thousands of certificates, whatever their length, are read back by OpenSSL", () => {
  const lengths = new Map<number, number>();
  for (let count = 0; count < 3_000; count++) {
    const { der, certificatePem, privateKeyPem } = createCertificate();
    const remainder = der.toString("base64").length % 64;
    lengths.set(remainder, (lengths.get(remainder) ?? 0) + 1);
    // OpenSSL is lenient about an empty line, go-plugin's reader is not
    expect(certificatePem).not.toMatch(/\n\n/);
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.raw.equals(der)).toBe(true);
    if (count % 100 !== 0) continue;
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
  }
  // ECDSA signatures have several lengths, and so have the certificates
  expect(lengths.size).toBeGreaterThan(1);
});

test("a text whose length is a multiple of 64 ends without an empty line", () => {
  for (let bytes = 1; bytes <= 400; bytes++) {
    const text = pem("X", new Uint8Array(bytes).fill(0xa5));
    expect(text).not.toMatch(/\n\n-----END/);
    const body = text.split("\n").slice(1, -2);
    expect(body.every((line) => line.length > 0 && line.length <= 64)).toBe(true);
    expect(Buffer.from(body.join(""), "base64")).toHaveLength(bytes);
  }
});

test("the certificate is what go-plugin asks for", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const certificate = new X509Certificate(createCertificate(now).der);
  expect(certificate.subjectAltName).toBe("DNS:localhost");
  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.ca).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  expect(new Date(certificate.validFrom)).toEqual(new Date("2026-11-22T11:59:00Z"));
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2027);
  expect(BigInt(`0x${certificate.serialNumber}`)).toBeGreaterThan(0n);
});

test("dates from 2050 on take four digits for the year", () => {
  const certificate = new X509Certificate(createCertificate(new Date("2049-12-31T12:00:00Z")).der);
  expect(new Date(certificate.validFrom).getUTCFullYear()).toBe(2049);
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2050);
});

test("serial numbers differ", () => {
  const serials = Array.from({ length: 50 }, () => new X509Certificate(createCertificate().der).serialNumber);
  expect(new Set(serials).size).toBe(50);
});

test("the handshake line carries the certificate in base64 without padding", () => {
  const { der } = createCertificate();
  const line = handshakeLine({ network: "unix", address: "/tmp/a.sock" }, der);
  expect(line).toMatch(/^1\|6\|unix\|\/tmp\/a\.sock\|grpc\|[A-Za-z0-9+/]+\n$/);
  expect(Buffer.from(line.split("|")[5] ?? "", "base64").equals(der)).toBe(true);
});
