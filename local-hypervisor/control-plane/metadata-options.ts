import {
  hopLimitOutOfRange,
  metadataTokensNeedEndpoint,
  tagNotUsableInMetadata,
} from "../model/errors/instance";
import type { ImageRecord } from "../model/image";
import type { InstanceMetadataOptions } from "../model/instance";
import type { MetadataDefaults } from "../model/metadata-defaults";

/** Keys that may appear as file names under `tags/instance/` */
const usableTagKey = /^[0-9a-zA-Z\-_+=,.@:]{1,255}$/;
const reservedTagKeys = new Set([".", "..", "_index"]);

/** @throws Ec2Error InvalidParameterCombination, InvalidParameterValue */
export function checkMetadataOptions(options: Partial<InstanceMetadataOptions>): void {
  const { httpEndpoint, httpTokens, httpPutResponseHopLimit } = options;
  if (httpTokens !== undefined && httpEndpoint === "disabled") throw metadataTokensNeedEndpoint();
  if (httpPutResponseHopLimit !== undefined && (httpPutResponseHopLimit < 1 || httpPutResponseHopLimit > 64))
    throw hopLimitOutOfRange(httpPutResponseHopLimit);
}

/** Tags that shall be seen in the metadata have keys that can be file names. @throws Ec2Error InvalidParameterValue */
export function checkTagsInMetadata(
  { instanceMetadataTags }: Partial<InstanceMetadataOptions>,
  tags: Readonly<Record<string, string>>,
): void {
  if (instanceMetadataTags !== "enabled") return;
  const bad = Object.keys(tags).find((key) => !usableTagKey.test(key) || reservedTagKeys.has(key));
  if (bad !== undefined) throw tagNotUsableInMetadata(bad);
}

export interface MetadataOptionsOfLaunch {
  readonly requested: Partial<InstanceMetadataOptions>;
  /** Of the account in the region */
  readonly defaults: MetadataDefaults;
  readonly tags: Readonly<Record<string, string>>;
}

/** Options of a new instance: the request's, else the account's, else the image's wish for IMDSv2, else EC2's own. */
export function metadataOptionsFor(
  { imdsSupport }: Pick<ImageRecord, "imdsSupport">,
  { requested, defaults, tags }: MetadataOptionsOfLaunch,
): InstanceMetadataOptions {
  const onlyV2 = imdsSupport === "v2.0";
  const given = (options: object) =>
    Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const options: InstanceMetadataOptions = {
    httpEndpoint: "enabled",
    httpTokens: onlyV2 ? "required" : "optional",
    httpPutResponseHopLimit: onlyV2 ? 2 : 1,
    httpProtocolIpv6: "disabled",
    instanceMetadataTags: "disabled",
    ...given(defaults),
    ...given(requested),
  };
  checkTagsInMetadata(options, tags);
  return options;
}
