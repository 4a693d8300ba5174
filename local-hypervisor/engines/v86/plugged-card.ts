import type { NetworkCardPorts } from "./network-card";

/** A network card of a Nitro host in its slot. */
export interface PluggedCard<Saved> extends Pick<NetworkCardPorts, "name" | "device" | "takeOut"> {
  /** The bus's handle */
  readonly slot: number;
  save(): Saved;
}
