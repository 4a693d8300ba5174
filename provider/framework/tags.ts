import { isUnknown, Unknown } from "../protocol/unknown";
import type { ObjectValue, Value } from "../protocol/value";
import type { FrameworkBlock } from "./schema";
import { isObject, objectsIn } from "./values";

/** What the provider's configuration says about the tags of all its resources. */
export interface TagSettings {
  /** `default_tags`: a map, whose values may be unknown, or unknown as a whole */
  readonly defaults: ObjectValue | Unknown;
  /** `ignore_tags`: tags that someone else keeps */
  readonly ignored: { readonly keys: ReadonlySet<string>; readonly keyPrefixes: readonly string[] };
}

export const noTagSettings: TagSettings = { defaults: {}, ignored: { keys: new Set(), keyPrefixes: [] } };

/** Reads the `default_tags` and `ignore_tags` blocks of a provider's configuration. */
export function tagSettings(config: ObjectValue): TagSettings {
  const defaultBlocks = config.default_tags ?? null;
  const [defaultBlock] = objectsIn(defaultBlocks);
  const defaults = defaultBlock?.tags ?? null;
  const [ignoreBlock] = objectsIn(config.ignore_tags);
  const texts = (value: Value | undefined) =>
    Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  return {
    defaults:
      isUnknown(defaultBlocks) || isUnknown(defaults) ? Unknown.value : isObject(defaults) ? defaults : {},
    ignored: { keys: new Set(texts(ignoreBlock?.keys)), keyPrefixes: texts(ignoreBlock?.key_prefixes) },
  };
}

const hasTags = (block: FrameworkBlock): boolean =>
  block.attributes.has("tags") && block.attributes.has("tags_all");

/** Sets `tags_all` of a plan: the provider's default tags, overridden by the resource's own. */
export function planTags(
  block: FrameworkBlock,
  planned: ObjectValue,
  config: ObjectValue,
  settings: TagSettings,
): void {
  if (hasTags(block)) planned.tags_all = mergedTags(config.tags ?? null, settings.defaults);
  for (const [name, nested] of block.blocks) {
    if (!hasTags(nested.block)) continue;
    const configured = objectsIn(config[name]);
    objectsIn(planned[name]).forEach((element, index) => {
      const own = configured[index]?.tags ?? null;
      // A block without tags of its own gets what the API gives it
      if (own !== null) element.tags_all = mergedTags(own, settings.defaults);
    });
  }
}

function mergedTags(own: Value, defaults: ObjectValue | Unknown): Value {
  if (isUnknown(own) || isUnknown(defaults)) return Unknown.value;
  return withoutNulls({ ...defaults, ...(isObject(own) ? withoutNulls(own) : {}) });
}

const withoutNulls = (tags: ObjectValue): ObjectValue =>
  Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== null));

/**
 * Splits a resource's own tags, as its API has them, into `tags_all` and `tags`: a default tag is the provider's
 * unless the resource had it as its own before. `before` is the planned or the prior state.
 */
export function splitTags(
  block: FrameworkBlock,
  state: ObjectValue,
  before: ObjectValue | null,
  settings: TagSettings,
): void {
  if (!hasTags(block) || (state.tags === undefined && state.tags_all === undefined)) return;
  const given = isObject(state.tags_all) ? state.tags_all : isObject(state.tags) ? state.tags : {};
  const all = Object.fromEntries(
    Object.entries(given).filter(([key]) => !isIgnored(key, settings) || hasOwnTag(before, key)),
  );
  const defaults = isObject(settings.defaults) ? settings.defaults : {};
  state.tags_all = all;
  state.tags = Object.fromEntries(
    Object.entries(all).filter(([key, value]) => defaults[key] !== value || hasOwnTag(before, key)),
  );
}

const hasOwnTag = (before: ObjectValue | null, key: string): boolean =>
  isObject(before?.tags) && Object.hasOwn(before.tags, key);

const isIgnored = (key: string, { ignored }: TagSettings): boolean =>
  ignored.keys.has(key) || ignored.keyPrefixes.some((prefix) => key.startsWith(prefix));
