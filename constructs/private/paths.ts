import { homedir } from "node:os";
import { join } from "node:path";

/** `~/key.pub` → `/home/ada/key.pub`; other paths stay as they are */
export const expandHome = (path: string): string =>
  path === "~" || path.startsWith("~/") ? join(process.env.HOME || homedir(), path.slice(1)) : path;
