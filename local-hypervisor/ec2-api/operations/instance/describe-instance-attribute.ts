import { unknownAttribute } from "../../../model/errors/instance";
import { operation } from "../../operation";
import { required } from "../../required";
import { toBlockDeviceMapping } from "../../views/instance";

export const describeInstanceAttribute = operation(
  "DescribeInstanceAttribute",
  (input, { controlPlane, region }) => {
    const attribute = required(input.Attribute, "Attribute");
    const instance = controlPlane.instances.require(region, required(input.InstanceId, "InstanceId"));
    const InstanceId = instance.id;
    switch (attribute) {
      case "instanceType":
        return { InstanceId, InstanceType: { Value: instance.instanceType } };
      case "userData":
        return { InstanceId, UserData: { Value: instance.userData } };
      case "disableApiTermination":
        return { InstanceId, DisableApiTermination: { Value: instance.disableApiTermination } };
      case "disableApiStop":
        return { InstanceId, DisableApiStop: { Value: instance.disableApiStop } };
      case "instanceInitiatedShutdownBehavior":
        return {
          InstanceId,
          InstanceInitiatedShutdownBehavior: { Value: instance.instanceInitiatedShutdownBehavior },
        };
      case "rootDeviceName":
        return { InstanceId, RootDeviceName: { Value: instance.rootDeviceName } };
      case "blockDeviceMapping":
        return {
          InstanceId,
          BlockDeviceMappings: controlPlane.volumes.attachedTo(region, InstanceId).map(toBlockDeviceMapping),
        };
      case "ebsOptimized":
        return { InstanceId, EbsOptimized: { Value: instance.ebsOptimized } };
      case "enaSupport":
        return { InstanceId, EnaSupport: { Value: instance.enaSupport } };
      case "sourceDestCheck": {
        const [primary] = controlPlane.networkInterfaces.ofInstance(region, InstanceId);
        return { InstanceId, SourceDestCheck: { Value: primary?.sourceDestCheck } };
      }
      case "groupSet": {
        const [primary] = controlPlane.networkInterfaces.ofInstance(region, InstanceId);
        const Groups = (primary?.groupIds ?? []).map((GroupId) => ({
          GroupId,
          GroupName: controlPlane.securityGroups.require(region, GroupId).groupName,
        }));
        return { InstanceId, Groups };
      }
      case "kernel":
        return { InstanceId, KernelId: { Value: instance.kernelId } };
      case "ramdisk":
        return { InstanceId, RamdiskId: {} };
      case "sriovNetSupport":
        return { InstanceId, SriovNetSupport: {} };
      case "productCodes":
        return { InstanceId, ProductCodes: [] };
      case "enclaveOptions":
        return { InstanceId, EnclaveOptions: { Enabled: false } };
      default:
        throw unknownAttribute(attribute);
    }
  },
);
