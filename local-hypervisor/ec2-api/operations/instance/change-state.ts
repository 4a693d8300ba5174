import { operation } from "../../operation";
import { required } from "../../required";
import { toStateChange } from "../../views/instance";

export const startInstances = operation("StartInstances", (input, { controlPlane, region }) => ({
  StartingInstances: controlPlane.instances
    .start(region, required(input.InstanceIds, "InstanceId"))
    .map(toStateChange),
}));

export const stopInstances = operation("StopInstances", (input, { controlPlane, region }) => ({
  StoppingInstances: controlPlane.instances
    .stop(region, required(input.InstanceIds, "InstanceId"), {
      force: input.Force || input.SkipOsShutdown,
      hibernate: input.Hibernate,
    })
    .map(toStateChange),
}));

export const terminateInstances = operation("TerminateInstances", (input, { controlPlane, region }) => ({
  TerminatingInstances: controlPlane.instances
    .terminate(region, required(input.InstanceIds, "InstanceId"), {
      force: input.Force || input.SkipOsShutdown,
    })
    .map(toStateChange),
}));

export const rebootInstances = operation("RebootInstances", (input, { controlPlane, region }) => {
  controlPlane.instances.reboot(region, required(input.InstanceIds, "InstanceId"));
  return {};
});

export const monitorInstances = operation("MonitorInstances", (input, { controlPlane, region }) => ({
  InstanceMonitorings: controlPlane.instanceAttributes
    .setMonitoring(region, required(input.InstanceIds, "InstanceId"), "enabled")
    .map(({ id }) => ({ InstanceId: id, Monitoring: { State: "pending" as const } })),
}));

export const unmonitorInstances = operation("UnmonitorInstances", (input, { controlPlane, region }) => ({
  InstanceMonitorings: controlPlane.instanceAttributes
    .setMonitoring(region, required(input.InstanceIds, "InstanceId"), "disabled")
    .map(({ id }) => ({ InstanceId: id, Monitoring: { State: "disabling" as const } })),
}));
