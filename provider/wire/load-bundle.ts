import { readFileSync } from "node:fs";
import { createRequire, wrap } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

/** V8's compiled form of a bundle, beside it. Written by `scripts/write-code-cache.mjs` as the last step of a build. */
const codeCacheFile = (file: string): string => `${file}.cache`;

/**
 * What a CommonJS bundle exports, as `require` would give it. With a code cache that V8 accepts (it was made by the
 * same Node from the same source) the bundle is not parsed again, which takes longer than all else that a start does;
 * without one it merely takes that longer.
 */
export function loadBundle(file: string): unknown {
  const source = readFileSync(file, "utf8");
  const script = new Script(wrap(source), { filename: file, ...cachedData(file) });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...names: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

function cachedData(file: string): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(codeCacheFile(file)) };
  } catch {
    return {};
  }
}
