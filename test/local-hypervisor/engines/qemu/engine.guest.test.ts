import { vmEngineConformance } from "../../../conformance/vm-engine";
import { vmEngineNetworkConformance } from "../../../conformance/vm-engine-network";
import { createQemuEngine } from "../../../support/qemu-engine";

const createEngine = async (folder: string) => createQemuEngine(folder);

describe("the QEMU engine", () =>
  vmEngineConformance(createEngine, {
    diskModels: { volume: /^QEMU NVMe Ctrl$/, instanceStore: /^QEMU NVMe Ctrl$/ },
    readsRootDisk: false,
  }));

describe("the QEMU engine's network cards", () => vmEngineNetworkConformance(createEngine));
