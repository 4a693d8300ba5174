import { uefiDataAbsent } from "../../../model/errors/image";
import { operation } from "../../operation";
import { required } from "../../required";

/** Guests here boot as a BIOS would, so that none has a variable store. */
export const getInstanceUefiData = operation("GetInstanceUefiData", (input, { controlPlane, region }) => {
  const { id } = controlPlane.instances.require(region, required(input.InstanceId, "InstanceId"));
  throw uefiDataAbsent(id);
});
