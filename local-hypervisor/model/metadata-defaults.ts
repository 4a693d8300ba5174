import type { InstanceMetadataOptions } from "./instance";
import type { RecordBase } from "./records";

/** Metadata options that new instances of a region have where their launch names none; absent without a preference. */
export type MetadataDefaults = Partial<
  Pick<
    InstanceMetadataOptions,
    "httpEndpoint" | "httpTokens" | "httpPutResponseHopLimit" | "instanceMetadataTags"
  >
>;

/** The account's defaults in a region; its id is the region's name. */
export interface MetadataDefaultsRecord extends RecordBase {
  readonly defaults: MetadataDefaults;
}
