import { join } from "node:path";
import { builtProviderFolder } from "../../constructs/local-provider/provider-bundle";
import { measureProviderStarts } from "../support/provider-start";
import { type Figure, median } from "./report";

/** Exec to handshake against `node -e 0`: Terraform starts the provider three to five times a command. */
export async function benchProviderStart(): Promise<Figure[]> {
  const starts = 200;
  const { handshakeMs, nodeMs, failures } = await measureProviderStarts({
    mainFile: join(builtProviderFolder(), "main.js"),
    starts,
  });
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${starts} starts failed, the first with: ${failures[0]}`);
  return [
    {
      what: "provider: exec to handshake",
      value: median(handshakeMs),
      unit: "ms",
      against: { what: "node -e 0", value: median(nodeMs) },
      aim: 1.6,
      runs: starts,
    },
  ];
}
