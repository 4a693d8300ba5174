import { Ec2Error } from "../errors";

export const snapshotNotFound = (id: string) =>
  new Ec2Error("InvalidSnapshot.NotFound", `The snapshot '${id}' does not exist.`);
