import type { GuestSpec } from "../../control-plane/ports";
import { domainUuid } from "../../guest/xen/identity";
import { WarmLauncher } from "../warm-launcher";
import { type GuestHome, V86Guest } from "./guest";
import { replaceIdentity } from "./identity-places";
import { type WarmStart, warmStart } from "./warm-key";
import type { WarmTemplate } from "./warm-template";
import { makeTemplate } from "./warm-template-maker";
import type { WarmTemplates } from "./warm-templates";

export interface V86WarmLauncherOptions {
  readonly templates: WarmTemplates;
  /** What templates are only good for, such as the version of the engine */
  readonly engine: string;
  /** How long no guest is launched before a template is made, milliseconds */
  readonly quietMs: number;
  /** Hears, in a sentence, why a guest booted cold although there was a template, or why there is none */
  onFailure(reason: string, instanceId?: string): void;
}

export type V86WarmLauncher = WarmLauncher<WarmStart, GuestHome, WarmTemplate, V86Guest>;

/** The embedded engine's way to begin guests from templates */
export function v86WarmLauncher({
  templates,
  engine,
  quietMs,
  onFailure,
}: V86WarmLauncherOptions): V86WarmLauncher {
  return new WarmLauncher<WarmStart, GuestHome, WarmTemplate, V86Guest>({
    templates,
    quietMs,
    onFailure,
    startOf: (spec, home) => warmStart(spec, home.firmware, engine),
    launch: (spec, home) => V86Guest.launch(spec, home),
    launchFrom,
    make: async ({ start, spec, home }, signal) => {
      const content = await start.content.open();
      let template: WarmTemplate;
      try {
        template = await makeTemplate(spec, { content, sizeBytes: start.sizeBytes }, home, signal);
      } finally {
        await content.close();
      }
      // One that cannot be written serves from memory all the same
      await templates.keep(start.key, template).catch((error: Error) => onFailure(error.message));
    },
  });
}

async function launchFrom(
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
