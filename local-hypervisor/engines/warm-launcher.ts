import type { Guest, GuestSpec } from "../control-plane/ports";

/** What a guest begins with, of which a template can be made. */
export interface TemplateStart {
  /** Of guests that are the same until they learn who they are */
  readonly key: string;
}

/** A guest that was launched from power-on where a template would have served. */
export interface WantedTemplate<Start extends TemplateStart, Home> {
  readonly start: Start;
  readonly spec: GuestSpec;
  readonly home: Home;
}

/** How an engine begins guests; `Home` is what it gives each of them. */
export interface WarmLauncherOptions<Start extends TemplateStart, Home, Template, Begun extends Guest> {
  readonly templates: {
    find(key: string): Promise<Template | undefined>;
    forget(key: string): Promise<void>;
  };
  /** How long no guest is launched before a template is made, milliseconds: making one costs what a boot costs */
  readonly quietMs: number;
  /** Undefined for guests that begin like no other */
  startOf(spec: GuestSpec, home: Home): Start | undefined;
  /** From power-on */
  launch(spec: GuestSpec, home: Home): Promise<Begun>;
  /** Rejects with nothing of the guest left when the template does not go on */
  launchFrom(template: Template, spec: GuestSpec, home: Home): Promise<Begun>;
  /** Makes a template and keeps it; ends early when the signal says so */
  make(wanted: WantedTemplate<Start, Home>, signal: AbortSignal): Promise<void>;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

/**
 * Launches guests from templates where there are any, else from power-on; and makes the templates that were missing once
 * nothing is launched for a while. A launch ends the making of one, which begins anew later.
 */
export class WarmLauncher<Start extends TemplateStart, Home, Template, Begun extends Guest> {
  private readonly wanted = new Map<string, WantedTemplate<Start, Home>>();
  /** Keys of which no template can be made */
  private readonly refused = new Set<string>();
  private making: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: WarmLauncherOptions<Start, Home, Template, Begun>) {}

  async launch(spec: GuestSpec, home: Home): Promise<Begun> {
    this.making?.abort.abort();
    const { templates, startOf, launch, launchFrom, onFailure } = this.options;
    const start = startOf(spec, home);
    const template = start && (await templates.find(start.key));
    try {
      if (template) {
        const guest = await launchFrom(template, spec, home).catch(async (error: Error) => {
          onFailure(error.message, spec.instanceId);
          await templates.forget(start.key);
        });
        if (guest) return guest;
      }
      const guest = await launch(spec, home);
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
    const [next] = this.wanted.values();
    if (!next || this.making || this.closed) return;
    const abort = new AbortController();
    const done = this.make(next, abort.signal).finally(() => {
      this.making = undefined;
      this.makeLater();
    });
    this.making = { abort, done };
  }

  private async make(wanted: WantedTemplate<Start, Home>, signal: AbortSignal): Promise<void> {
    const { key } = wanted.start;
    try {
      await this.options.make(wanted, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.refused.add(key);
      this.options.onFailure(`No template could be made: ${(error as Error).message}`);
    }
    this.wanted.delete(key);
  }
}
