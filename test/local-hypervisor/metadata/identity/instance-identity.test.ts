import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityCertificate } from "../../../../local-hypervisor/metadata/identity/certificate";
import { identityDocument } from "../../../../local-hypervisor/metadata/identity/identity-document";
import { createInstanceIdentity } from "../../../../local-hypervisor/metadata/identity/instance-identity";
import { fullMetadata } from "../../../support/instance-metadata";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const document = identityDocument(fullMetadata);

describe("the certificate of the identity key", () => {
  const { pem } = identityCertificate(privateKey);

  test("is read by others, is signed by the key, and has it", () => {
    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toBe("O=Drydock\nCN=Drydock instance identity");
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.verify(createPublicKey(privateKey))).toBe(true);
    expect(certificate.verify(createPublicKey(other))).toBe(false);
    expect(certificate.checkPrivateKey(privateKey)).toBe(true);
    expect(certificate.validTo).toMatch(/9999/);
  });

  test("is a function of the key", () => {
    expect(identityCertificate(privateKey).pem).toBe(pem);
    expect(identityCertificate(other).pem).not.toBe(pem);
  });
});

describe("the PKCS #7 form of the identity document", () => {
  let folder: string;
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  /** As AWS's guide has it: the text between PEM's lines, and the certificate from elsewhere. */
  const inPem = (text: string) => `-----BEGIN PKCS7-----\n${text}\n-----END PKCS7-----\n`;
  const openssl = (...parameters: string[]) =>
    execFileSync("openssl", parameters, { stdio: ["ignore", "pipe", "pipe"] }).toString();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-identity-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["smime", "cms"])(
    "openssl %s verifies it with the certificate and gives the document",
    (command) => {
      const signed = write("rsa2048", inPem(createInstanceIdentity(privateKey).pkcs7(document)));
      const certificate = write("certificate.pem", identityCertificate(privateKey).pem);
      const common = ["-verify", "-in", signed, "-inform", "PEM", "-certfile", certificate];
      expect(openssl(command, ...common, "-noverify")).toBe(document);
      expect(openssl(command, ...common, "-binary", "-CAfile", certificate)).toBe(document);
    },
  );

  test("neither another key's certificate nor another content passes", () => {
    const { pkcs7 } = createInstanceIdentity(privateKey);
    const stranger = write("stranger.pem", identityCertificate(other).pem);
    const certificate = write("own.pem", identityCertificate(privateKey).pem);
    const verify = (text: string, certfile: string) => () =>
      openssl(
        "smime",
        "-verify",
        "-noverify",
        "-inform",
        "PEM",
        "-in",
        write("x", inPem(text)),
        "-certfile",
        certfile,
      );
    expect(verify(pkcs7(document), certificate)).not.toThrow();
    expect(verify(pkcs7(document), stranger)).toThrow();
    const forged = Buffer.from(pkcs7(document), "base64");
    forged[forged.indexOf("i-0123456789abcdef0") + 3] = 0x39;
    expect(verify(forged.toString("base64").replace(/.{64}/g, "$&\n"), certificate)).toThrow();
  });
});
