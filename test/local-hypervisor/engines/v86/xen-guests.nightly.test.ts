import { xenGuest } from "../../../conformance/guest-kinds";
import { vmEngineConformance } from "../../../conformance/vm-engine";
import { createEmbeddedEngine } from "../../../support/embedded-engine";

describe("the embedded engine with paravirtual guests", () =>
  vmEngineConformance(createEmbeddedEngine, { guest: xenGuest, readsRootDisk: true }));
