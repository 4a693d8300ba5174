import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GuestSpec } from "../../../control-plane/ports";
import { diskSerial } from "../../../guest/agent-protocol";
import { QemuGuest } from "../guest";
import { machineIdentity } from "../identity";
import type { GuestHome } from "../machine-start";
import { forms, type GuestIdentity } from "./identity-traces";
import { copyToDevice, copyToFile } from "./sparse-files";
import { makeTemplate } from "./template-maker";
import { templateFiles, type WarmTemplate, type WarmTemplates } from "./templates";
import { type WarmStart, warmStart } from "./warm-key";

export interface WarmLauncherOptions {
  readonly templates: WarmTemplates;
  /** How long no guest is launched before a template is made, milliseconds: making one costs what a boot costs */
  readonly quietMs: number;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

interface Wanted {
  readonly start: WarmStart;
  readonly spec: GuestSpec;
  readonly home: GuestHome;
}

/**
 * Launches guests from templates where there are any, else from power-on; and makes the templates that were missing once
 * nothing is launched for a while. A launch ends the making of one, which begins anew later.
 */
export class WarmLauncher {
  private readonly wanted = new Map<string, Wanted>();
  /** Keys of which no template can be made */
  private readonly refused = new Set<string>();
  private making: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: WarmLauncherOptions) {}

  async launch(spec: GuestSpec, home: GuestHome): Promise<QemuGuest> {
    this.making?.abort.abort();
    const { templates } = this.options;
    const start = warmStart(spec, home);
    const template = start && (await templates.find(start.key));
    try {
      if (template) {
        const guest = await launchFrom(template, spec, home).catch(async (error: Error) => {
          this.options.onFailure(error.message, spec.instanceId);
          await templates.forget(start.key);
        });
        if (guest) return guest;
      }
      const guest = await QemuGuest.launch(spec, home);
      if (start && !this.refused.has(start.key)) this.wanted.set(start.key, { start, spec, home });
      return guest;
    } finally {
      this.makeLater();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.making?.abort.abort();
    await this.making?.done;
  }

  private makeLater(): void {
    clearTimeout(this.timer);
    if (this.closed || this.wanted.size === 0) return;
    this.timer = setTimeout(() => this.makeNext(), this.options.quietMs);
    this.timer.unref();
  }

  private makeNext(): void {
    const [next] = this.wanted;
    if (!next || this.making || this.closed) return;
    const [key, wanted] = next;
    const abort = new AbortController();
    const done = this.make(key, wanted, abort.signal).finally(() => {
      this.making = undefined;
      this.makeLater();
    });
    this.making = { abort, done };
  }

  private async make(key: string, { start, spec, home }: Wanted, signal: AbortSignal): Promise<void> {
    const { templates, onFailure } = this.options;
    const folder = await templates.workFolder(key);
    try {
      await templates.keep(key, await makeTemplate(spec, start, home, folder, signal));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      if (signal.aborted) return;
      this.refused.add(key);
      onFailure(`No template could be made: ${(error as Error).message}`);
    }
    this.wanted.delete(key);
  }
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
