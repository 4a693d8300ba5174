import { instancesOfTokenTerminated } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { describeInstances, toReservations } from "../../views/instance";
import { toLaunchRequest } from "./launch-request";

export const runInstances = operation(
  "RunInstances",
  (input, { controlPlane, region }) => {
    const instances = controlPlane.instances.run(region, toLaunchRequest(input, controlPlane, region));
    const [reservation] = toReservations(describeInstances(controlPlane, region, instances));
    return { ...reservation };
  },
  ({ ClientToken }, { controlPlane, region }) => {
    const launched = controlPlane.instances
      .list(region)
      .filter(({ clientToken }) => clientToken === ClientToken);
    if (launched.every(({ state }) => state === "terminated")) throw instancesOfTokenTerminated();
  },
);
