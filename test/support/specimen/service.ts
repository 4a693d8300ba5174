import { createProviderServer } from "../../../provider/framework/provider-server";
import { createLog } from "../../../provider/wire/log";
import type { PluginService } from "../../../provider/wire/plugin-process";
import { providerMethods } from "../../../provider/wire/provider-service";
import { specimenContract } from "./contract";
import { createSpecimenProvider } from "./provider";

/** Takes the place of the real provider's second bundle. */
const log = createLog(process.env);
const server = createProviderServer({
  contract: specimenContract,
  loadProvider: async () => createSpecimenProvider(),
  onDefect: (what, problem) => log("error", `Failed while ${what}`, { error: String(problem) }),
});

export const service: PluginService = {
  methods: providerMethods(server),
  stop: () => void server.stopProvider(),
};
