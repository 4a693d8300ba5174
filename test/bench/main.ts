import { join } from "node:path";
import { projectRoot } from "../support/lab";
import { benchBlockStore } from "./block-store";
import { benchColdBoot } from "./cold-boot";
import { benchControlPlaneUnderLoad } from "./control-plane-under-load";
import { benchDebian } from "./debian";
import { benchDensity } from "./density";
import { benchGuestMotion } from "./guest-motion";
import { benchNbd } from "./nbd";
import { benchNetwork } from "./network";
import { benchPlanHundred } from "./plan-hundred";
import { benchProviderStart } from "./provider-start";
import { benchQemu } from "./qemu";
import { benchQemuNetwork } from "./qemu-network";
import { type Figure, report } from "./report";
import { benchWarmDebian } from "./warm-debian";
import { benchWarmLaunch } from "./warm-launch";

/** Every benchmark by name; `npm run bench -- cold-boot` runs one. */
const benchmarks: Readonly<Record<string, () => Promise<Figure[]>>> = {
  "provider-start": benchProviderStart,
  "plan-hundred": benchPlanHundred,
  "cold-boot": benchColdBoot,
  "warm-launch": benchWarmLaunch,
  "block-store": benchBlockStore,
  network: benchNetwork,
  nbd: benchNbd,
  "control-plane-under-load": benchControlPlaneUnderLoad,
  density: benchDensity,
  "guest-motion": benchGuestMotion,
  qemu: benchQemu,
  "qemu-network": benchQemuNetwork,
  debian: benchDebian,
  "warm-debian": benchWarmDebian,
};

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0)
    throw new Error(
      `There is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benchmarks).join(", ")}`,
    );
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.error(`${name} …`);
    figures.push(...(await bench()));
  }
  report(figures, join(projectRoot, "bench-results"));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
