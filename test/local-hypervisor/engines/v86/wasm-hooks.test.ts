import { readFileSync } from "node:fs";
import { addTrapHooks, trapOfPort } from "../../../../local-hypervisor/engines/v86/wasm-hooks";
import { webAssembly } from "../../../../local-hypervisor/engines/v86/web-assembly";
import { v86WasmPath } from "../../../support/bundle-worker";

const wasm = readFileSync(v86WasmPath);

/** The same build under which an export goes by another name of the same length */
function renamed(name: string): Uint8Array {
  const changed = Buffer.from(wasm);
  const at = changed.indexOf(`\x09${name}`.slice(1));
  changed.write("x".repeat(name.length), at);
  return changed;
}

describe("traps in v86's WebAssembly", () => {
  test("the pinned build takes them and stays valid", async () => {
    const hooked = addTrapHooks(wasm);
    expect(hooked.length).toBeGreaterThan(wasm.length);
    await expect(webAssembly.compile(hooked)).resolves.toBeDefined();
  });

  test("a build without one of the functions is named with what it lacks", () => {
    expect(() => addTrapHooks(renamed("instr_0FA2"))).toThrow("does not export instr_0FA2");
    expect(() => addTrapHooks(wasm.subarray(0, 5000))).toThrow("cut off");
  });

  test("no port that a guest can read is a trap", () => {
    expect(trapOfPort(0xffff)).toBeUndefined();
    expect(trapOfPort(0x10000)).toBe("cpuid");
    expect(trapOfPort(0x10100)).toBeUndefined();
  });
});
