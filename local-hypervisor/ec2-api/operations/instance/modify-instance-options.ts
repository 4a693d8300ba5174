import { operation } from "../../operation";
import { oneOf, required } from "../../required";
import { toMetadataOptions } from "../../views/instance";

const switchWords = ["enabled", "disabled"] as const;

export const modifyInstanceMetadataOptions = operation(
  "ModifyInstanceMetadataOptions",
  (input, { controlPlane, region }) => {
    const instance = controlPlane.instanceAttributes.modifyMetadataOptions(
      region,
      required(input.InstanceId, "InstanceId"),
      {
        httpEndpoint: oneOf(input.HttpEndpoint, switchWords, "httpEndpoint"),
        httpTokens: oneOf(input.HttpTokens, ["optional", "required"], "httpTokens"),
        httpPutResponseHopLimit: input.HttpPutResponseHopLimit,
        httpProtocolIpv6: oneOf(input.HttpProtocolIpv6, switchWords, "httpProtocolIpv6"),
        instanceMetadataTags: oneOf(input.InstanceMetadataTags, switchWords, "instanceMetadataTags"),
      },
    );
    return {
      InstanceId: instance.id,
      InstanceMetadataOptions: { ...toMetadataOptions(instance.metadataOptions), State: "pending" as const },
    };
  },
);

export const modifyInstanceMaintenanceOptions = operation(
  "ModifyInstanceMaintenanceOptions",
  (input, { controlPlane, region }) => {
    const AutoRecovery = oneOf(
      required(input.AutoRecovery, "AutoRecovery"),
      ["default", "disabled"],
      "autoRecovery",
    );
    const instance = controlPlane.instanceAttributes.setAutoRecovery(
      region,
      required(input.InstanceId, "InstanceId"),
      AutoRecovery ?? "default",
    );
    return { InstanceId: instance.id, AutoRecovery: instance.autoRecovery };
  },
);
