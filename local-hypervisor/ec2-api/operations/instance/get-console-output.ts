import { operation } from "../../operation";
import { required } from "../../required";

export const getConsoleOutput = operation("GetConsoleOutput", (input, { controlPlane, region }) => {
  const instance = controlPlane.instances.require(region, required(input.InstanceId, "InstanceId"));
  const tail = controlPlane.consoles.tail(instance.id);
  return {
    InstanceId: instance.id,
    Timestamp: new Date(tail?.atMs ?? instance.launchTimeMs),
    Output: tail && Buffer.from(tail.bytes).toString("base64"),
  };
});
