import type { GuestSpec } from "../../control-plane/ports";
import { domainUuid } from "../../guest/xen/identity";
import { type GuestHome, V86Guest } from "./guest";
import { replaceIdentity } from "./identity-places";
import { type WarmStart, warmStart } from "./warm-key";
import type { WarmTemplate } from "./warm-template";
import { makeTemplate } from "./warm-template-maker";
import type { WarmTemplates } from "./warm-templates";

export interface WarmLauncherOptions {
  readonly templates: WarmTemplates;
  /** What templates are only good for, such as the version of the engine */
  readonly engine: string;
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
 * Launches guests from templates where there are any, else cold; and makes the templates that were missing once nothing
 * is launched for a while. A launch ends the making of one, which begins anew later.
 */
export class WarmLauncher {
  private readonly wanted = new Map<string, Wanted>();
  /** Keys of which no template can be made */
  private readonly refused = new Set<string>();
  private making: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: WarmLauncherOptions) {}

  async launch(spec: GuestSpec, home: GuestHome): Promise<V86Guest> {
    this.making?.abort.abort();
    const { templates, engine } = this.options;
    const start = warmStart(spec, home.firmware, engine);
    const template = start && (await templates.find(start.key));
    try {
      if (template) {
        const guest = await this.launchFrom(template, spec, home).catch(async (error: Error) => {
          this.options.onFailure(error.message, spec.instanceId);
          await templates.forget(start.key);
        });
        if (guest) return guest;
      }
      const guest = await V86Guest.launch(spec, home);
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

  private async launchFrom(
    { artefact, machine, console, consoleIdentity, writes }: WarmTemplate,
    spec: GuestSpec,
    home: GuestHome,
  ): Promise<V86Guest> {
    const [root] = spec.disks;
    for (const { offsetBytes, data } of writes) await root?.device.write(offsetBytes, data);
    // What the guest prints comes after what its template did; nothing of that is seen when it boots cold after all
    const printed = Uint8Array.from(console);
    replaceIdentity((at, bytes) => printed.set(bytes, at), consoleIdentity, domainUuid(spec.instanceId));
    const held: Uint8Array[] = [printed];
    let through = false;
    const output = (bytes: Uint8Array) => {
      if (through) spec.console.output(bytes);
      else held.push(bytes);
    };
    const port = { output, onInput: spec.console.onInput.bind(spec.console) };
    const saved = { artefact, clock: "stoodStill", template: machine } as const;
    const guest = await V86Guest.restore({ ...spec, console: port }, home, saved);
    through = true;
    for (const bytes of held) spec.console.output(bytes);
    return guest;
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
    const { templates } = this.options;
    try {
      const content = await start.content.open();
      let template: WarmTemplate;
      try {
        template = await makeTemplate(spec, content, home, signal);
      } finally {
        await content.close();
      }
      await templates.keep(key, template).catch((error: Error) => this.options.onFailure(error.message));
    } catch (error) {
      if (signal.aborted) return;
      this.refused.add(key);
      this.options.onFailure(`No template could be made: ${(error as Error).message}`);
    }
    this.wanted.delete(key);
  }
}
