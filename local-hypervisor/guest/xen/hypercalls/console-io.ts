import { fail } from "../errors";
import type { Hypercall } from "./hypercall";

/** What is taken of one call, bytes, as Xen bounds it too */
const maxBytes = 4096;

/**
 * console_io (xen/include/public/xen.h): operation, count, pointer. CONSOLEIO_write 0 prints on the emergency console,
 * which kernels use before theirs is there.
 */
export const consoleIo: Hypercall = {
  number: 18,
  name: "console_io",
  operations: { 0: "write" },
  run(domain, [operation, count, pointer]) {
    if (operation !== 0) fail("notImplemented");
    domain.printed(domain.virtual.read(pointer, Math.min(count, maxBytes)));
    return 0;
  },
};
