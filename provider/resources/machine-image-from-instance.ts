import { step } from "../ec2/diagnostics";
import { createImage } from "../ec2/storage-calls";
import { tagSpecifications } from "../ec2/tags";
import { machineImageResource } from "./machine-image-life-cycle";
import { inheritedFacts } from "./machine-image-state";
import { flag, text, textMap } from "./values";

/** aws_ami_from_instance: an AMI with snapshots of its own, taken of an instance's volumes. */
export const imageFromInstanceResource = machineImageResource({
  type: "aws_ami_from_instance",
  managesSnapshots: true,

  async make(ec2, planned) {
    const [name, instanceId] = [text(planned, "name"), text(planned, "source_instance_id")];
    const { ImageId = "" } = await step(`creating EC2 AMI (${name}) from EC2 Instance (${instanceId})`, () =>
      createImage(ec2, {
        Name: name,
        Description: text(planned, "description"),
        InstanceId: instanceId,
        NoReboot: flag(planned, "snapshot_without_reboot") ?? false,
        TagSpecifications: tagSpecifications(["image", textMap(planned, "tags_all") ?? {}]),
      }),
    );
    return ImageId;
  },

  facts: (image, _prior, imported) => ({
    ...inheritedFacts(image),
    ...(imported && { source_instance_id: image.SourceInstanceId ?? null }),
  }),
});
