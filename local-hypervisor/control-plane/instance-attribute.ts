import { checkHibernation } from "../../schemas/rules/hibernation";
import { checkLaunch } from "../../schemas/rules/launch";
import { checkUserDataBase64 } from "../../schemas/rules/user-data";
import {
  creditsNotSupported,
  instanceNotModifiable,
  instanceNotStopped,
  noAttribute,
  oneAttributeOnly,
  severalInterfaces,
} from "../model/errors/instance";
import { refuse } from "../model/errors/problem";
import type { InstanceMetadataOptions, InstanceRecord, PrivateDnsNameOptions } from "../model/instance";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { checkKernel } from "./kernel";
import { checkMetadataOptions, checkTagsInMetadata } from "./metadata-options";

/** What ModifyInstanceAttribute changes: exactly one of these. */
export interface InstanceAttributeChange {
  readonly instanceType?: string;
  /** Base64; empty takes it away */
  readonly userData?: string;
  readonly ebsOptimized?: boolean;
  readonly enaSupport?: boolean;
  readonly disableApiTermination?: boolean;
  readonly disableApiStop?: boolean;
  readonly instanceInitiatedShutdownBehavior?: InstanceRecord["instanceInitiatedShutdownBehavior"];
  /** `aki-…` */
  readonly kernel?: string;
  /** `ari-…` */
  readonly ramdisk?: string;
  readonly sourceDestCheck?: boolean;
  readonly groupIds?: readonly string[];
  /** By device name */
  readonly deleteOnTermination?: Readonly<Record<string, boolean>>;
}

/** Attributes that a guest is started with: they change only while it is stopped. */
const needStopped: readonly (keyof InstanceAttributeChange)[] = [
  "instanceType",
  "userData",
  "ebsOptimized",
  "enaSupport",
  "kernel",
  "ramdisk",
];

/** Changes of an instance that already exists. */
export class InstanceAttributeService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * ModifyInstanceAttribute.
   *
   * @throws Ec2Error InvalidParameterCombination for none or several, IncorrectInstanceState, and what RunInstances
   *   would answer to the new value
   */
  modify(region: string, id: string, change: InstanceAttributeChange): void {
    const instance = this.controlPlane.instances.require(region, id);
    const names = Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name as keyof InstanceAttributeChange);
    if (names.length === 0) throw noAttribute();
    if (names.length > 1) throw oneAttributeOnly();
    if (instance.state === "terminated" || instance.state === "shutting-down")
      throw instanceNotModifiable(id);
    if (needStopped.includes(names[0] as keyof InstanceAttributeChange) && instance.state !== "stopped")
      throw instanceNotStopped(id);
    if (change.sourceDestCheck !== undefined || change.groupIds !== undefined)
      this.changePrimaryInterface(instance, change);
    else if (change.deleteOnTermination !== undefined)
      this.changeDevices(instance, change.deleteOnTermination);
    else this.context.store.put("instance", this.changed(instance, change));
  }

  /** ModifyInstanceMetadataOptions; effective at once. @throws Ec2Error InvalidParameterCombination, InvalidParameterValue */
  modifyMetadataOptions(
    region: string,
    id: string,
    change: Partial<InstanceMetadataOptions>,
  ): InstanceRecord {
    const instance = this.controlPlane.instances.require(region, id);
    if (instance.state === "terminated" || instance.state === "shutting-down")
      throw instanceNotModifiable(id);
    checkMetadataOptions(change);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const metadataOptions: InstanceMetadataOptions = { ...instance.metadataOptions, ...given };
    checkTagsInMetadata(metadataOptions, instance.tags);
    const changed = { ...instance, metadataOptions };
    this.context.store.put("instance", changed);
    return changed;
  }

  /** ModifyPrivateDnsNameOptions; the kind of host name changes only while it is stopped. @throws Ec2Error IncorrectInstanceState */
  modifyPrivateDnsNameOptions(region: string, id: string, change: Partial<PrivateDnsNameOptions>): void {
    const instance = this.controlPlane.instances.require(region, id);
    const { privateDnsNameOptions: options } = instance;
    if (instance.state === "terminated" || instance.state === "shutting-down")
      throw instanceNotModifiable(id);
    const hostnameType = change.hostnameType ?? options.hostnameType;
    if (hostnameType !== options.hostnameType && instance.state !== "stopped") throw instanceNotStopped(id);
    const enableResourceNameDnsARecord =
      change.enableResourceNameDnsARecord ?? options.enableResourceNameDnsARecord;
    this.context.store.put("instance", {
      ...instance,
      privateDnsNameOptions: { hostnameType, enableResourceNameDnsARecord },
    });
  }

  /** MonitorInstances and UnmonitorInstances. */
  setMonitoring(
    region: string,
    ids: readonly string[],
    monitoring: InstanceRecord["monitoring"],
  ): InstanceRecord[] {
    return this.controlPlane.instances.requireAll(region, ids).map((instance) => {
      const changed = { ...instance, monitoring };
      this.context.store.put("instance", changed);
      return changed;
    });
  }

  /** ModifyInstanceMaintenanceOptions. */
  setAutoRecovery(region: string, id: string, autoRecovery: InstanceRecord["autoRecovery"]): InstanceRecord {
    const changed = { ...this.controlPlane.instances.require(region, id), autoRecovery };
    this.context.store.put("instance", changed);
    return changed;
  }

  /** ModifyInstanceCreditSpecification. @throws Ec2Error InstanceCreditSpecification.NotSupported */
  setCredits(region: string, id: string, cpuCredits: "standard" | "unlimited"): void {
    const instance = this.controlPlane.instances.require(region, id);
    if (instance.cpuCredits === undefined) throw creditsNotSupported(instance.instanceType);
    this.context.store.put("instance", { ...instance, cpuCredits });
  }

  private changed(instance: InstanceRecord, change: InstanceAttributeChange): InstanceRecord {
    if (change.instanceType !== undefined) return this.withType(instance, change.instanceType);
    if (change.userData !== undefined) {
      const userData = change.userData.replace(/\s/g, "");
      refuse(checkUserDataBase64(userData));
      return { ...instance, userData: userData || undefined };
    }
    const { kernel, ramdisk } = change;
    if (kernel !== undefined || ramdisk !== undefined) {
      checkKernel(instance.region, { ...instance, kernelId: kernel, ramdiskId: ramdisk });
      return { ...instance, kernelId: kernel };
    }
    const { ebsOptimized, enaSupport, disableApiTermination, disableApiStop } = change;
    return {
      ...instance,
      ebsOptimized: ebsOptimized ?? instance.ebsOptimized,
      enaSupport: enaSupport ?? instance.enaSupport,
      disableApiTermination: disableApiTermination ?? instance.disableApiTermination,
      disableApiStop: disableApiStop ?? instance.disableApiStop,
      instanceInitiatedShutdownBehavior:
        change.instanceInitiatedShutdownBehavior ?? instance.instanceInitiatedShutdownBehavior,
    };
  }

  private withType(instance: InstanceRecord, name: string): InstanceRecord {
    const type = this.controlPlane.instanceTypes.require(name);
    const { region, availabilityZone, virtualizationType } = instance;
    const { relaxations } = this.context;
    refuse(
      checkLaunch({ instanceType: name, image: { ...instance }, region, availabilityZone, relaxations }),
    );
    if (instance.hibernationConfigured) {
      const root = this.controlPlane.volumes
        .attachedTo(region, instance.id)
        .find(({ attachment }) => attachment.deviceName === instance.rootDeviceName);
      refuse(checkHibernation({ instanceType: name, virtualizationType, rootSizeGib: root?.sizeGib }));
    }
    return {
      ...instance,
      instanceType: name,
      cpuCredits: type.burstable ? (instance.cpuCredits ?? "standard") : undefined,
    };
  }

  private changePrimaryInterface(
    { region, id, vpcId }: InstanceRecord,
    change: InstanceAttributeChange,
  ): void {
    const [primary, ...others] = this.controlPlane.networkInterfaces.ofInstance(region, id);
    if (!primary) throw instanceNotModifiable(id);
    if (others.length > 0) throw severalInterfaces(id);
    const { sourceDestCheck, groupIds } = change;
    this.controlPlane.networkInterfaces.modify(
      region,
      primary.id,
      groupIds === undefined
        ? { sourceDestCheck }
        : {
            groupIds: this.controlPlane.securityGroups
              .resolve(region, { groupIds, vpcId })
              .map((group) => group.id),
          },
    );
  }

  private changeDevices(
    { region, id }: InstanceRecord,
    deleteOnTermination: Readonly<Record<string, boolean>>,
  ): void {
    for (const [deviceName, value] of Object.entries(deleteOnTermination))
      this.controlPlane.volumeAttachments.setDeleteOnTermination(region, id, deviceName, value);
  }
}
