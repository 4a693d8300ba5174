import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BlockDevice } from "../../../../local-hypervisor/control-plane/ports";
import { makeTemplate } from "../../../../local-hypervisor/engines/v86/warm-template-maker";
import type { WasmModule } from "../../../../local-hypervisor/engines/v86/web-assembly";
import { waitingGuest } from "../../../support/waiting-guest";

test("no template is made of an image that does not say that it waits for its network interface", async () => {
  const folder = mkdtempSync(join(tmpdir(), "warm-template-maker-"));
  try {
    const spec = await waitingGuest(folder, { initrd: "echo nothing" });
    const home = {
      workerPath: join(folder, "none.mjs"),
      wasmModule: {} as WasmModule,
      cacheFolder: folder,
    };
    const content = spec.disks[0]?.device as BlockDevice;
    const root = { content, sizeBytes: content.sizeBytes };
    await expect(makeTemplate(spec, root, home, new AbortController().signal)).rejects.toMatchObject({
      kind: "unsupported",
      message: "The image does not wait for its network interface.",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
