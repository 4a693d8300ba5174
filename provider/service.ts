import { createProviderServer } from "./framework/provider-server";
import type { PluginService } from "./wire/plugin-process";
import { providerMethods } from "./wire/provider-service";

/** Entry of the bundle that `main.ts` loads at the first call. The provider's API client waits for its own first use. */
const server = createProviderServer({
  loadProvider: async () => (await import("./provider")).createProvider(),
});

export const service: PluginService = {
  methods: providerMethods(server),
  stop: () => void server.stopProvider(),
};
