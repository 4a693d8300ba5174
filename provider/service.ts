import { join } from "node:path";
import { createProviderServer } from "./framework/provider-server";
import { loadBundle } from "./wire/load-bundle";
import { createLog } from "./wire/log";
import type { PluginService } from "./wire/plugin-process";
import { providerMethods } from "./wire/provider-service";

/**
 * Entry of the bundle that `main.ts` loads at the first call. The resources and their API client, which take longest to
 * load, are a bundle of their own: a schema can be told without them.
 */
const log = createLog(process.env);
const server = createProviderServer({
  loadProvider: async () =>
    (loadBundle(join(__dirname, "provider.js")) as typeof import("./provider")).createProvider(),
  onDefect: (what, problem) =>
    log("error", `Failed while ${what}`, {
      error: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
    }),
});

export const service: PluginService = {
  methods: providerMethods(server),
  stop: () => void server.stopProvider(),
};
