import { step } from "../ec2/diagnostics";
import { copyImage } from "../ec2/storage-calls";
import { tagSpecifications } from "../ec2/tags";
import { machineImageResource } from "./machine-image-life-cycle";
import { inheritedFacts } from "./machine-image-state";
import { flag, text, textMap } from "./values";

/** aws_ami_copy: an AMI with snapshots of its own, copied of another's, perhaps from another region. */
export const imageCopyResource = machineImageResource({
  type: "aws_ami_copy",
  managesSnapshots: true,

  async make(ec2, planned, { services }) {
    const [name, source] = [text(planned, "name"), text(planned, "source_ami_id")];
    const { ImageId = "" } = await step(`creating EC2 AMI (${name}) from source EC2 AMI (${source})`, () =>
      copyImage(ec2, {
        ClientToken: services.clientToken(),
        Name: name,
        Description: text(planned, "description"),
        SourceImageId: source,
        SourceRegion: text(planned, "source_ami_region"),
        Encrypted: flag(planned, "encrypted"),
        KmsKeyId: text(planned, "kms_key_id"),
        DestinationOutpostArn: text(planned, "destination_outpost_arn"),
        TagSpecifications: tagSpecifications(["image", textMap(planned, "tags_all") ?? {}]),
      }),
    );
    return ImageId;
  },

  facts: (image, prior, imported) => ({
    ...inheritedFacts(image),
    kms_key_id: text(prior, "kms_key_id") ?? "",
    // A copy without a description of its own is described by AWS.
    ...(imported || text(prior, "description") ? {} : { description: null }),
    ...(imported && {
      source_ami_id: image.SourceImageId ?? null,
      source_ami_region: image.SourceImageRegion ?? null,
    }),
  }),
});
