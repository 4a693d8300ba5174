import { notOfferedHere } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { required } from "../../required";

export const attachNetworkInterface = operation(
  "AttachNetworkInterface",
  (input, { controlPlane, region }) => {
    if (input.EnaSrdSpecification?.EnaSrdEnabled || input.EnaQueueCount !== undefined)
      throw notOfferedHere(
        "EnaSrdSpecification or EnaQueueCount",
        "Leave them out: the cards here have neither.",
      );
    const { attachment } = controlPlane.networkInterfaceAttachments.attach(region, {
      networkInterfaceId: required(input.NetworkInterfaceId, "networkInterfaceId"),
      instanceId: required(input.InstanceId, "instanceId"),
      deviceIndex: required(input.DeviceIndex, "deviceIndex"),
      networkCardIndex: input.NetworkCardIndex,
    });
    return { AttachmentId: attachment?.attachmentId, NetworkCardIndex: 0 };
  },
);

export const detachNetworkInterface = operation(
  "DetachNetworkInterface",
  (input, { controlPlane, region }) => {
    controlPlane.networkInterfaceAttachments.detach(region, required(input.AttachmentId, "attachmentId"), {
      force: input.Force,
    });
    return {};
  },
);
