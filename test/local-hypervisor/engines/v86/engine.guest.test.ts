import { join } from "node:path";
import { V86Engine } from "../../../../local-hypervisor/engines/v86/engine";
import { vmEngineConformance } from "../../../conformance/vm-engine";
import { bundleWorker, v86WasmPath } from "../../../support/bundle-worker";

describe("the embedded engine", () => {
  vmEngineConformance(async (folder) => {
    return new V86Engine({
      workerPath: await bundleWorker(folder),
      wasmPath: v86WasmPath,
      cacheFolder: join(folder, "kernels"),
    });
  });
});
