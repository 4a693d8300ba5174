import { existsSync } from "node:fs";

const setpriv = "/usr/bin/setpriv";

/**
 * Words before a command that make the kernel end it with whoever started it, even by kill -9: util-linux's setpriv.
 * None where it is missing (macOS has no such thing): there the next daemon ends what its records name.
 */
export const endsWithParent = (): readonly string[] =>
  process.platform === "linux" && existsSync(setpriv) ? [setpriv, "--pdeathsig", "KILL", "--"] : [];
