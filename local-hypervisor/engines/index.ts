export { EngineError, type EngineErrorKind } from "./engine-error";
export { V86Engine, type V86EngineOptions, v86Capabilities } from "./v86/engine";
