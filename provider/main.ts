import { join } from "node:path";
import { readHandshakeRequest } from "./wire/go-plugin-handshake";
import { loadBundle } from "./wire/load-bundle";
import { createLog } from "./wire/log";
import { type PluginService, runPlugin } from "./wire/plugin-process";

/**
 * The provider's process. This file's bundle holds only what stands between exec and the handshake; protocol,
 * framework and schemas are in `service.js` beside it, loaded at the first call. Bytes are all that passes between them.
 */
const request = readHandshakeRequest(process.env);
if ("refusal" in request) {
  process.stderr.write(`${request.refusal}\n`);
  process.exitCode = 1;
} else {
  const log = createLog(process.env);
  runPlugin({
    request,
    log,
    loadService: () => (loadBundle(join(__dirname, "service.js")) as { service: PluginService }).service,
  }).catch((problem: Error) => {
    log("error", "The provider did not start", { error: problem.message });
    process.exitCode = 1;
  });
}
