import { join } from "node:path";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { xenGuest } from "../../../conformance/guest-kinds";
import { vmEngineConformance } from "../../../conformance/vm-engine";
import { vmEngineNetworkConformance } from "../../../conformance/vm-engine-network";
import { bundleWorker, v86WasmPath } from "../../../support/bundle-worker";

const createEngine = async (folder: string) =>
  new V86Engine({
    workerPath: await bundleWorker(folder),
    wasmPath: v86WasmPath,
    cacheFolder: join(folder, "kernels"),
  });

describe("the embedded engine", () =>
  vmEngineConformance(createEngine, {
    diskModels: {
      volume: /^Amazon Elastic Block Store$/,
      instanceStore: /^Amazon EC2 NVMe Instance Storage$/,
    },
    readsRootDisk: true,
  }));

describe("the embedded engine's network cards", () => vmEngineNetworkConformance(createEngine));

describe("the embedded engine's network adapters for images that support ENA", () =>
  vmEngineNetworkConformance(createEngine, { enaSupport: true, driver: "ena" }));

describe("the embedded engine's network interfaces of Xen guests", () =>
  vmEngineNetworkConformance(createEngine, { guest: xenGuest, driver: "vif" }));
