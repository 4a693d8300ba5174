import { checkId } from "../../schemas/rules/ids";
import { PartialEc2Error } from "../model/errors";
import {
  engineDoesNotHibernate,
  hibernationNotConfigured,
  incorrectInstanceState,
  instanceNotFound,
  notReadyToHibernate,
  stopProtected,
  terminationProtected,
} from "../model/errors/instance";
import { refuse } from "../model/errors/problem";
import type { InstanceRecord } from "../model/instance";
import { type InstanceEvent, type InstanceState, nextInstanceState } from "../model/instance-lifecycle";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { requireEngine } from "./engine-selection";
import { type LaunchPlan, type LaunchRequest, planLaunch } from "./instance-launch";
import { instanceStoreOf } from "./instance-store";
import { stateReason, transition, userInitiated, userInitiatedHibernate } from "./instance-transition";
import { kernelOfLaunch } from "./kernel";
import type { PlannedInterface } from "./launch-interfaces";
import { isRelaxed } from "./launch-relaxation";
import { checkInterfaceLimits } from "./network-interface-limits";
import { privateAddressesOf } from "./private-address";

/** An instance with the state that it was in before the call. */
export interface StateChange {
  readonly instance: InstanceRecord;
  readonly previousState: InstanceState;
}

export interface StopOptions {
  /** Pull the plug at once; of an instance that is to hibernate, only in a later call */
  readonly force?: boolean;
  /** Keep the memory for the next start */
  readonly hibernate?: boolean;
}

/** EC2 instances: launch, start, stop, reboot, terminate. `GuestRunner` makes the guests follow. */
export class InstanceService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** Instances of the region in order of launch, those terminated within the last hour included. */
  list(region: string): InstanceRecord[] {
    return this.context.store.list("instance", region);
  }

  /** @throws Ec2Error InvalidInstanceID.Malformed, InvalidInstanceID.NotFound */
  require(region: string, id: string): InstanceRecord {
    return this.requireAll(region, [id])[0] as InstanceRecord;
  }

  /** Instances by id, each once, in the order asked. */
  requireAll(region: string, ids: readonly string[]): InstanceRecord[] {
    for (const id of ids) refuse(checkId("instance", id));
    const wanted = [...new Set(ids)];
    const found = wanted.map((id) => this.context.store.get("instance", id));
    const missing = wanted.filter((_, index) => found[index]?.region !== region);
    if (missing.length > 0) throw instanceNotFound(missing);
    return found as InstanceRecord[];
  }

  /**
   * RunInstances: all or nothing, at least `minCount` and at most `maxCount`. The instances are `pending`; a launch
   * that fails later ends them with a state reason.
   */
  run(region: string, request: LaunchRequest): InstanceRecord[] {
    const plan = planLaunch(region, request, this.controlPlane);
    return this.context.store.transaction(() => {
      const reservationId = this.context.newId("r");
      this.controlPlane.images.noteLaunch(plan.image.id);
      return Array.from({ length: plan.count }, (_, index) =>
        this.launch(region, request, plan, reservationId, index),
      );
    });
  }

  private launch(
    region: string,
    request: LaunchRequest,
    { image, instanceType, subnet, interfaces, devices, metadataOptions, userData, keyPair }: LaunchPlan,
    reservationId: string,
    amiLaunchIndex: number,
  ): InstanceRecord {
    const { store, clock, newId, afterCommit } = this.context;
    const now = clock.now();
    const { availabilityZone } = subnet;
    const instance: InstanceRecord = {
      id: newId("i"),
      region,
      tags: request.instanceTags,
      reservationId,
      amiLaunchIndex,
      state: "pending",
      stateTransitionReason: "",
      launchTimeMs: now,
      stateTimeMs: now,
      hasRun: false,
      clientToken: request.clientToken,
      imageId: image.id,
      instanceType: instanceType.name,
      architecture: image.architecture,
      virtualizationType: image.virtualizationType,
      enaSupport: image.enaSupport,
      bootMode: image.bootMode,
      kernelId: kernelOfLaunch(region, image, request.kernelId),
      rootDeviceName: image.rootDeviceName,
      instanceStoreDevices:
        devices.instanceStoreDevices.length > 0 ? devices.instanceStoreDevices : undefined,
      vpcId: subnet.vpcId,
      subnetId: subnet.id,
      availabilityZone,
      keyName: keyPair?.keyName,
      publicKey: keyPair?.publicKey,
      userData,
      monitoring: request.monitoring ? "enabled" : "disabled",
      ebsOptimized: request.ebsOptimized ?? false,
      disableApiTermination: request.disableApiTermination ?? false,
      disableApiStop: request.disableApiStop ?? false,
      instanceInitiatedShutdownBehavior: request.instanceInitiatedShutdownBehavior ?? "stop",
      metadataOptions,
      privateDnsNameOptions: {
        hostnameType: request.privateDnsNameOptions?.hostnameType ?? subnet.privateDnsHostnameType,
        enableResourceNameDnsARecord:
          request.privateDnsNameOptions?.enableResourceNameDnsARecord ?? subnet.enableResourceNameDnsARecord,
      },
      cpuCredits: instanceType.burstable
        ? (request.cpuCredits ?? defaultCredits(instanceType.family))
        : undefined,
      autoRecovery: request.autoRecovery ?? "default",
      hibernationConfigured: request.hibernationConfigured || undefined,
    };
    store.put("instance", instance);
    for (const volume of devices.volumes)
      this.controlPlane.volumes.createForLaunch(region, instance.id, {
        ...volume,
        availabilityZone,
        tags: request.volumeTags,
      });
    for (const planned of interfaces) this.equip(instance, planned, request.networkInterfaceTags);
    afterCommit(() => this.controlPlane.guests.wake(instance.id));
    return instance;
  }

  /** Gives a new instance one of its network interfaces. */
  private equip(
    { region, id: instanceId }: InstanceRecord,
    { deviceIndex, deleteOnTermination, ...planned }: PlannedInterface,
    tags: InstanceRecord["tags"],
  ): void {
    const { networkInterfaces } = this.controlPlane;
    if ("fresh" in planned) {
      const { fresh } = planned;
      networkInterfaces.createForInstance(region, {
        ...fresh,
        instanceId,
        deviceIndex,
        deleteOnTermination,
        tags,
      });
      return;
    }
    const attachment = networkInterfaces.newAttachment({ instanceId, deviceIndex, deleteOnTermination });
    this.context.store.put("networkInterface", { ...planned.existing, attachment });
    networkInterfaces.assignPublicAddress(region, planned.existing.id);
  }

  /**
   * StartInstances; an instance that runs or is about to is left alone.
   *
   * @throws Ec2Error InvalidInstanceID.NotFound, IncorrectInstanceState, Unsupported when no engine can run it any more,
   *   AttachmentLimitExceeded and PrivateIpAddressLimitExceeded when its type was changed to one that has less
   */
  start(region: string, ids: readonly string[]): StateChange[] {
    return this.requireAll(region, ids).map((instance) => {
      if (instance.state === "running" || instance.state === "pending") return unchanged(instance);
      this.requireEvent(instance, "start", "started");
      const { architecture, virtualizationType } = instance;
      const interfaces = this.controlPlane.networkInterfaces.ofInstance(region, instance.id);
      requireEngine(this.context.engines, {
        architecture,
        virtualizationType,
        instanceType: this.controlPlane.instanceTypes.require(instance.instanceType),
        disks:
          this.controlPlane.volumes.attachedTo(region, instance.id).length + instanceStoreOf(instance).length,
        networkInterfaces: interfaces.length,
        fewerVcpus: isRelaxed(this.context, instance),
      });
      checkInterfaceLimits({
        instanceType: instance.instanceType,
        interfaces: interfaces.length,
        addresses: Math.max(...interfaces.map((each) => privateAddressesOf(each).length)),
      });
      const [only, ...others] = interfaces;
      // EC2 gives an instance of several interfaces no new public address
      if (only && others.length === 0)
        this.controlPlane.networkInterfaces.assignPublicAddress(region, only.id);
      const launched = { ...instance, launchTimeMs: this.context.clock.now() };
      const started = transition(this.context, launched, { event: "start" });
      this.context.afterCommit(() => this.controlPlane.guests.wake(instance.id));
      return { instance: started, previousState: instance.state };
    });
  }

  /**
   * StopInstances; an instance that is stopped or about to be is left alone, except that `force` hurries it.
   *
   * @throws Ec2Error InvalidInstanceID.NotFound, IncorrectInstanceState, OperationNotPermitted,
   *   UnsupportedHibernationConfiguration, UnsupportedOperation when its guest is not there to hibernate yet
   */
  stop(
    region: string,
    ids: readonly string[],
    { force = false, hibernate = false }: StopOptions = {},
  ): StateChange[] {
    return this.requireAll(region, ids).map((instance) => {
      if (hibernate && !instance.hibernationConfigured) throw hibernationNotConfigured(instance.id);
      if (instance.state === "stopped") return unchanged(instance);
      const { id, state } = instance;
      if (state !== "stopping") {
        this.requireEvent(instance, "stop", "stopped");
        if (instance.disableApiStop) throw stopProtected(id);
        if (hibernate) this.requireGuestThatHibernates(id);
        transition(this.context, instance, {
          event: "stop",
          reason: hibernate
            ? userInitiatedHibernate
            : stateReason("Client.UserInitiatedShutdown", "User initiated shutdown"),
          transitionReason: userInitiated(this.context.clock.now()),
        });
      }
      this.context.afterCommit(() =>
        force && !hibernate ? this.controlPlane.guests.force(id) : this.controlPlane.guests.wake(id),
      );
      return { instance: this.require(region, id), previousState: state };
    });
  }

  /**
   * TerminateInstances; an instance that is terminated or about to be is left alone. A protected one keeps those of its
   * zone alive, and the others end all the same (API reference, TerminateInstances).
   *
   * @throws Ec2Error InvalidInstanceID.NotFound, OperationNotPermitted
   */
  terminate(region: string, ids: readonly string[], { force = false }: StopOptions = {}): StateChange[] {
    const instances = this.requireAll(region, ids);
    const protectedOnes = instances.filter((each) => each.disableApiTermination && !hasEnded(each));
    const keptZones = new Set(protectedOnes.map(({ availabilityZone }) => availabilityZone));
    const changes = instances
      .filter((instance) => !keptZones.has(instance.availabilityZone))
      .map((instance) => this.terminateOne(instance, force));
    const [first] = protectedOnes;
    if (first === undefined) return changes;
    const refusal = terminationProtected(first.id);
    throw changes.length === 0 ? refusal : new PartialEc2Error(refusal);
  }

  private terminateOne(instance: InstanceRecord, force: boolean): StateChange {
    if (hasEnded(instance)) return unchanged(instance);
    const terminated = transition(this.context, instance, {
      event: "terminate",
      reason: stateReason("Client.UserInitiatedShutdown", "User initiated shutdown"),
      transitionReason: userInitiated(this.context.clock.now()),
    });
    this.context.afterCommit(() =>
      force ? this.controlPlane.guests.force(instance.id) : this.controlPlane.guests.wake(instance.id),
    );
    return { instance: terminated, previousState: instance.state };
  }

  /** RebootInstances: queued, and ignored for a terminated instance. @throws Ec2Error IncorrectInstanceState */
  reboot(region: string, ids: readonly string[]): void {
    for (const instance of this.requireAll(region, ids)) {
      if (instance.state === "terminated") continue;
      if (instance.state !== "running" && instance.state !== "pending")
        throw incorrectInstanceState(instance.id, "rebooted");
      this.context.afterCommit(() => this.controlPlane.guests.reboot(instance.id));
    }
  }

  private requireGuestThatHibernates(id: string): void {
    const hosted = this.controlPlane.guests.hosted(id);
    if (!hosted) throw notReadyToHibernate(id);
    const { name, capabilities } = hosted.engine;
    if (!capabilities.savesGuests) throw engineDoesNotHibernate(name);
  }

  private requireEvent(instance: InstanceRecord, event: InstanceEvent, verb: "started" | "stopped"): void {
    if (nextInstanceState(instance.state, event) === undefined)
      throw incorrectInstanceState(instance.id, verb);
  }
}

const unchanged = (instance: InstanceRecord): StateChange => ({ instance, previousState: instance.state });

const hasEnded = ({ state }: InstanceRecord): boolean => state === "terminated" || state === "shutting-down";

/** T2 starts with standard credits, later families with unlimited ones. */
const defaultCredits = (family: string): "standard" | "unlimited" =>
  family === "t2" ? "standard" : "unlimited";
