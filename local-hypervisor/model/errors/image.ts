import { Ec2Error } from "../errors";

export const imageNotFound = (ids: readonly string[]) =>
  new Ec2Error(
    "InvalidAMIID.NotFound",
    ids.length === 1
      ? `The image id '[${ids[0]}]' does not exist`
      : `The image ids '[${ids.join(", ")}]' do not exist`,
  );
export const imageNoLongerAvailable = (id: string) =>
  new Ec2Error("InvalidAMIID.Unavailable", `The image ID '${id}' is no longer available`);
export const imageNotOwned = (id: string) =>
  new Ec2Error("AuthFailure", `Not authorized for image: ${id}`, 401);
