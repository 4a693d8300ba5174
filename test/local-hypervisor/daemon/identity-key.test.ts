import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadIdentityKey } from "../../../local-hypervisor/daemon/identity-key";

describe("the key of identity documents", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-identity-key-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is made once, is its owner's alone, and lies beside its certificate, which stays the same", () => {
    const keyFile = join(folder, "key.pem");
    const certificateFile = join(folder, "certificate.pem");
    const key = loadIdentityKey(keyFile, certificateFile);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const certificate = readFileSync(certificateFile, "utf8");
    expect(new X509Certificate(certificate).checkPrivateKey(key)).toBe(true);
    rmSync(certificateFile);
    expect(loadIdentityKey(keyFile, certificateFile).equals(key)).toBe(true);
    expect(readFileSync(certificateFile, "utf8")).toBe(certificate);
  });
});
