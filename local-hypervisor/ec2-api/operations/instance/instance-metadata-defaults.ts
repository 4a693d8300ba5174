import type { MetadataDefaultsChange } from "../../../control-plane/metadata-defaults";
import { noAttribute, notOfferedHere } from "../../../model/errors/instance";
import { type InputOf, operation } from "../../operation";
import { oneOf } from "../../required";

export const getInstanceMetadataDefaults = operation(
  "GetInstanceMetadataDefaults",
  (_input, { controlPlane, region }) => {
    const defaults = controlPlane.metadataDefaults.get(region);
    return {
      AccountLevel: {
        HttpTokens: defaults.httpTokens,
        HttpPutResponseHopLimit: defaults.httpPutResponseHopLimit,
        HttpEndpoint: defaults.httpEndpoint,
        InstanceMetadataTags: defaults.instanceMetadataTags,
        ManagedBy: "account" as const,
      },
    };
  },
);

export const modifyInstanceMetadataDefaults = operation(
  "ModifyInstanceMetadataDefaults",
  (input, { controlPlane, region }) => {
    const given = Object.entries(toChange(input)).filter(([, value]) => value !== undefined);
    if (given.length === 0) throw noAttribute();
    controlPlane.metadataDefaults.modify(region, Object.fromEntries(given));
    return { Return: true };
  },
);

function toChange(input: InputOf<"ModifyInstanceMetadataDefaults">): MetadataDefaultsChange {
  if (input.HttpTokensEnforced === "enabled")
    throw notOfferedHere(
      "HttpTokensEnforced",
      "Set HttpTokens to required; launches may still ask otherwise.",
    );
  const { HttpPutResponseHopLimit: hops } = input;
  return {
    httpTokens: preference(oneOf(input.HttpTokens, ["optional", "required", "no-preference"], "httpTokens")),
    httpPutResponseHopLimit: hops === -1 ? "noPreference" : hops,
    httpEndpoint: preference(
      oneOf(input.HttpEndpoint, ["enabled", "disabled", "no-preference"], "httpEndpoint"),
    ),
    instanceMetadataTags: preference(
      oneOf(input.InstanceMetadataTags, ["enabled", "disabled", "no-preference"], "instanceMetadataTags"),
    ),
  };
}

const preference = <T extends string>(word: T | undefined) =>
  word === "no-preference" ? "noPreference" : (word as Exclude<T, "no-preference"> | undefined);
