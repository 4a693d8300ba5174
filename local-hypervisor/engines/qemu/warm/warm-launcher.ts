import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GuestSpec } from "../../../control-plane/ports";
import { diskSerial } from "../../../guest/agent-protocol";
import { WarmLauncher } from "../../warm-launcher";
import { QemuGuest } from "../guest";
import { machineIdentity } from "../identity";
import type { GuestHome } from "../machine-start";
import { forms, type GuestIdentity } from "./identity-traces";
import { copyToDevice, copyToFile } from "./sparse-files";
import { makeTemplate } from "./template-maker";
import { templateFiles, type WarmTemplate, type WarmTemplates } from "./templates";
import { type WarmStart, warmStart } from "./warm-key";

export interface QemuWarmLauncherOptions {
  readonly templates: WarmTemplates;
  /** How long no guest is launched before a template is made, milliseconds */
  readonly quietMs: number;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

export type QemuWarmLauncher = WarmLauncher<WarmStart, GuestHome, WarmTemplate, QemuGuest>;

/** QEMU's way to begin guests from templates */
export function qemuWarmLauncher({
  templates,
  quietMs,
  onFailure,
}: QemuWarmLauncherOptions): QemuWarmLauncher {
  return new WarmLauncher<WarmStart, GuestHome, WarmTemplate, QemuGuest>({
    templates,
    quietMs,
    onFailure,
    startOf: warmStart,
    launch: (spec, home) => QemuGuest.launch(spec, home),
    launchFrom,
    make: async ({ start, spec, home }, signal) => {
      const folder = await templates.workFolder(start.key);
      try {
        await templates.keep(start.key, await makeTemplate(spec, start, home, folder, signal));
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
  });
}

/** The guest's root disk gets what the template wrote to its own; its memory is the template's, with its own identity */
async function launchFrom(template: WarmTemplate, spec: GuestSpec, home: GuestHome): Promise<QemuGuest> {
  const [root] = spec.disks;
  if (!root) throw new Error("A guest without a root disk cannot go on from a template.");
  const identity: GuestIdentity = {
    ...machineIdentity(spec.instanceId),
    rootSerial: diskSerial(root.volumeId),
    bootId: randomUUID(),
  };
  const words = forms(identity);
  const { memory, disk, folder } = template;
  await copyToDevice(join(folder, templateFiles.disk), disk.runs, disk.traces, words, root.device);
  const state = {
    statePath: join(folder, templateFiles.state),
    makeMemory: (path: string) =>
      copyToFile(join(folder, templateFiles.memory), path, memory.runs, memory.traces, words),
  };
  return QemuGuest.goOn(spec, home, state, () => {
    const before = forms(template.identity);
    const text = before.reduce(
      (shown, form, index) =>
        shown.replaceAll(form.toString("latin1"), (words[index] as Buffer).toString("latin1")),
      template.console,
    );
    spec.console.output(Buffer.from(text, "latin1"));
  });
}
