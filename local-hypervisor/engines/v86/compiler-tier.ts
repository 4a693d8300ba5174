import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 keep to its quick compiler for the modules that are made from here on; those before it, v86 itself, still get
 * the optimising one. v86 makes a module of every piece of the guest's code that runs often, and replaces it as it
 * learns more: optimising each took two thirds of a cold boot's processor time, on threads that the guest's own then
 * waits for, and its result was no faster (decision 0014). The switch is the process's; nothing else in it compiles
 * WebAssembly that would miss the optimising compiler.
 */
export function keepToQuickCompiler(): void {
  setFlagsFromString("--no-wasm-dynamic-tiering");
  setFlagsFromString("--no-wasm-tier-up");
}
