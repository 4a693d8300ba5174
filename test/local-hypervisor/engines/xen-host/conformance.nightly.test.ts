import { xen64Guest } from "../../../conformance/guest-kinds";
import { vmEngineConformance } from "../../../conformance/vm-engine";
import { vmEngineNetworkConformance } from "../../../conformance/vm-engine-network";
import { createXenHostEngine } from "../../../support/xen-host-engine";

const createEngine = async (folder: string) => createXenHostEngine(folder);

describe("the Xen host", () => vmEngineConformance(createEngine, { guest: xen64Guest, readsRootDisk: true }));

describe("the Xen host's network interfaces", () =>
  vmEngineNetworkConformance(createEngine, { guest: xen64Guest, driver: "vif" }));
