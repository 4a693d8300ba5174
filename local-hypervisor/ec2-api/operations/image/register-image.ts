import { notOfferedHere } from "../../../model/errors/instance";
import { invalidValue } from "../../../model/errors/request";
import { operation } from "../../operation";
import { toRequestedBlockDevice } from "../../requested-block-device";
import { oneOf, required } from "../../required";
import { tagsFor } from "../../tags";

/** What EC2 would do and Drydock cannot, and what to do instead. */
const refusals: readonly {
  readonly parameter: "ImageLocation" | "BillingProducts" | "UefiData";
  readonly remedy: string;
}[] = [
  { parameter: "ImageLocation", remedy: "Register a snapshot: images in S3 are not read here." },
  { parameter: "BillingProducts", remedy: "Leave it out: nothing is billed here." },
  { parameter: "UefiData", remedy: "Leave it out: the variable store starts empty." },
];

export const registerImage = operation("RegisterImage", (input, { controlPlane, region }) => {
  const name = required(input.Name, "Name");
  for (const { parameter, remedy } of refusals)
    if (input[parameter]?.length) throw notOfferedHere(parameter, remedy);
  const { Architecture } = input;
  if (Architecture === "x86_64_mac" || Architecture === "arm64_mac")
    throw notOfferedHere("Architecture", "Take i386, x86_64 or arm64: there are no Macs here.");
  if (input.SriovNetSupport && input.SriovNetSupport !== "simple")
    throw invalidValue("sriovNetSupport", input.SriovNetSupport, "Expecting: simple.");
  const image = controlPlane.imageCreation.register(region, {
    name,
    description: input.Description || undefined,
    architecture: oneOf(Architecture || undefined, ["i386", "x86_64", "arm64"], "architecture"),
    virtualizationType: oneOf(
      input.VirtualizationType || undefined,
      ["hvm", "paravirtual"],
      "virtualizationType",
    ),
    rootDeviceName: required(input.RootDeviceName || undefined, "RootDeviceName"),
    enaSupport: input.EnaSupport,
    sriovNetSupport: input.SriovNetSupport ? "simple" : undefined,
    bootMode: oneOf(input.BootMode || undefined, ["legacy-bios", "uefi", "uefi-preferred"], "bootMode"),
    tpmSupport: oneOf(input.TpmSupport || undefined, ["v2.0"], "tpmSupport"),
    imdsSupport: oneOf(input.ImdsSupport || undefined, ["v2.0"], "imdsSupport"),
    kernelId: input.KernelId || undefined,
    ramdiskId: input.RamdiskId || undefined,
    blockDevices: (input.BlockDeviceMappings ?? []).map(toRequestedBlockDevice),
    tags: tagsFor("image", input.TagSpecifications),
  });
  return { ImageId: image.id };
});
