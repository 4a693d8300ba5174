import { createProviderServer } from "./framework/provider-server";
import { createLog } from "./wire/log";
import type { PluginService } from "./wire/plugin-process";
import { providerMethods } from "./wire/provider-service";

/** Entry of the bundle that `main.ts` loads at the first call. The provider's API client waits for its own first use. */
const log = createLog(process.env);
const server = createProviderServer({
  loadProvider: async () => (await import("./provider")).createProvider(),
  onDefect: (what, problem) =>
    log("error", `Failed while ${what}`, {
      error: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
    }),
});

export const service: PluginService = {
  methods: providerMethods(server),
  stop: () => void server.stopProvider(),
};
