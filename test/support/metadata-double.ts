/**
 * The metadata service for a guest of a bare QEMU, alone in a network namespace: its user network hands what the guest
 * sends to 169.254.169.254 to this machine's loopback. What it answers is what instances get here; run by
 * `MetadataDouble`, until its input ends.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { InstanceMetadata } from "../../local-hypervisor/metadata/instance-metadata";
import { respond } from "../../local-hypervisor/metadata/respond";
import { SessionTokens } from "../../local-hypervisor/metadata/session-token";

const [description = "", userData = ""] = process.argv.slice(2);
const metadata: InstanceMetadata = { ...JSON.parse(description), userData: Buffer.from(userData) };
const tokens = new SessionTokens(randomBytes(32), randomBytes);

createServer((request, response) => {
  const { method = "GET", url = "/" } = request;
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const asked = { method, path: new URL(url, "http://host").pathname, headers, body: Buffer.alloc(0) };
  const answer = respond({ ...asked, keepAlive: true }, metadata, { tokens, now: Date.now() });
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": answer.body.length });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}).listen(80, "127.0.0.1", () => process.stdout.write("listens\n"));

process.stdin.on("end", () => process.exit()).resume();
