/** Runs a guest without a system in QEMU and says when it is on; for the test that kills it. */

import { idleGuest } from "./idle-guest";
import { createQemuEngine } from "./qemu-engine";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: qemu-holder <folder>");
void createQemuEngine(folder)
  .launch(idleGuest())
  .then(() => process.stdout.write("on\n"));
