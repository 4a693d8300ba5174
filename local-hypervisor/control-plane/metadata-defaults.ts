import type { MetadataDefaults } from "../model/metadata-defaults";
import type { ControlPlaneContext } from "./context";
import { checkMetadataOptions } from "./metadata-options";

/** What to change: a value, or `noPreference` to leave it to the image and to EC2. */
export type MetadataDefaultsChange = {
  readonly [Name in keyof MetadataDefaults]: MetadataDefaults[Name] | "noPreference";
};

/** Metadata options that the account sets for new instances, a region each. */
export class MetadataDefaultsService {
  constructor(private readonly context: ControlPlaneContext) {}

  get(region: string): MetadataDefaults {
    return this.context.store.get("metadataDefaults", region)?.defaults ?? {};
  }

  /** ModifyInstanceMetadataDefaults; instances that exist stay as they are. @throws Ec2Error InvalidParameterValue */
  modify(region: string, change: MetadataDefaultsChange): void {
    const changed = { ...this.get(region), ...change };
    const defaults: MetadataDefaults = Object.fromEntries(
      Object.entries(changed).filter(([, value]) => value !== undefined && value !== "noPreference"),
    );
    checkMetadataOptions({ httpPutResponseHopLimit: defaults.httpPutResponseHopLimit });
    this.context.store.put("metadataDefaults", { id: region, region, tags: {}, defaults });
  }
}
