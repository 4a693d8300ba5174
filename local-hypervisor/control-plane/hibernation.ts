import type { InstanceRecord, SavedMemory, StateReason } from "../model/instance";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import type { HostedGuest } from "./hosted-guest";
import { isHibernating, stateReason } from "./instance-transition";
import type { Guest, GuestSpec, VmEngine } from "./ports";
import { discardMemory, keepMemory, readMemory } from "./saved-memory";

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Takes the memory of instances that hibernate, and has their guests go on from it, once. The memory is worth something
 * as long as the disks hold what they held: it is no longer in the record before its guest runs, so that no crash brings
 * it back afterwards.
 */
export class Hibernation {
  /** Why instances that are stopping could not hibernate, by id */
  private readonly failures = new Map<string, string>();

  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * Saves the memory of an instance that hibernates and switches its guest off. Undefined where there is nothing to save,
   * or that failed: then the guest is to shut down as usual, as on EC2.
   */
  async save(instance: InstanceRecord, hosted: HostedGuest | undefined): Promise<SavedMemory | undefined> {
    const { id } = instance;
    if (!isHibernating(instance) || !hosted || hosted.exit || hosted.forced || this.failures.has(id))
      return undefined;
    try {
      const { engine, artefact } = await hosted.save();
      const kept = await keepMemory(this.context, id, artefact);
      const networkInterfaceIds = hosted.networkInterfaceIds();
      const diskIds = hosted.diskIds();
      await hosted.switchOff();
      const volumes = await this.marksOf(diskIds);
      this.context.log.info("instance hibernated", { instanceId: id, bytes: kept.sizeBytes });
      return { ...kept, engine, volumes, networkInterfaceIds };
    } catch (error) {
      this.fail(id, sentenceOf(error));
      return undefined;
    }
  }

  /** Why an instance is stopped: hibernated, or not although it was to be. */
  reasonOf(instance: InstanceRecord, memory: SavedMemory | undefined): StateReason | undefined {
    const why = this.failures.get(instance.id) ?? "its guest ended before its memory was saved.";
    this.failures.delete(instance.id);
    if (memory || !isHibernating(instance)) return instance.stateReason;
    return stateReason("Client.UserInitiatedShutdown", `User initiated hibernate, which failed: ${why}`);
  }

  /** Begins an instance's guest: from its memory where it was hibernated, else from power-on. */
  async begin({ id, savedMemory }: InstanceRecord, engine: VmEngine, spec: GuestSpec): Promise<Guest> {
    if (!savedMemory) return engine.launch(spec);
    try {
      await this.requireUnchanged(savedMemory, engine, spec);
      const artefact = await readMemory(this.context, savedMemory);
      this.change(id, (instance) => ({ ...instance, savedMemory: undefined }));
      const guest = await engine.restore(spec, { engine: engine.name, artefact });
      this.context.log.info("hibernated instance goes on", { instanceId: id });
      this.discard(id);
      return guest;
    } catch (error) {
      // The engine is to be mended first, and no guest has run
      if ((error as { kind?: string }).kind === "unavailable") {
        this.change(id, (instance) => ({ ...instance, savedMemory }));
        throw error;
      }
      this.lose(id, sentenceOf(error));
      return engine.launch(spec);
    }
  }

  /** Gives the memory of an instance back that does not need it any more. */
  discard(instanceId: string): void {
    this.context.afterCommit(() => discardMemory(this.context, instanceId));
  }

  private async marksOf(diskIds: readonly string[]): Promise<SavedMemory["volumes"]> {
    const { store, blockStore } = this.context;
    const marks: Record<string, string | null> = {};
    for (const volumeId of diskIds) {
      const volume = store.get("volume", volumeId);
      // What is not EBS's is empty at the next start
      if (volume) marks[volumeId] = volume.multiAttachEnabled ? null : await blockStore.contentMark(volumeId);
    }
    return marks;
  }

  /** Throws a sentence where the guest would not find what it had */
  private async requireUnchanged(
    { engine: savedBy, volumes, networkInterfaceIds }: SavedMemory,
    { name }: VmEngine,
    { disks, networkInterfaces }: GuestSpec,
  ): Promise<void> {
    if (name !== savedBy) throw new Error(`the engine ${savedBy} saved it, and ${name} runs it now.`);
    for (const [volumeId, mark] of Object.entries(volumes)) {
      if (!disks.some((disk) => disk.volumeId === volumeId))
        throw new Error(`its volume ${volumeId} was detached.`);
      if (mark !== null && (await this.context.blockStore.contentMark(volumeId)) !== mark)
        throw new Error(`its volume ${volumeId} was written to meanwhile.`);
    }
    for (const id of networkInterfaceIds)
      if (!networkInterfaces.some(({ networkInterfaceId }) => networkInterfaceId === id))
        throw new Error(`its network interface ${id} was detached.`);
  }

  private fail(instanceId: string, why: string): void {
    this.failures.set(instanceId, why);
    this.context.log.warn("cannot hibernate an instance", { instanceId, why });
    this.controlPlane.consoles.note(
      instanceId,
      `This instance could not be hibernated and is shut down instead: ${why}`,
    );
  }

  /** The guest boots from its disks, and the instance says why as long as it runs. */
  private lose(instanceId: string, why: string): void {
    const sentence = `The memory of this hibernated instance could not be used, and it boots from its root volume: ${why}`;
    this.context.log.warn("hibernated instance boots anew", { instanceId, why });
    this.controlPlane.consoles.note(instanceId, sentence);
    this.change(instanceId, (instance) => ({
      ...instance,
      savedMemory: undefined,
      stateReason: stateReason("Server.InternalError", sentence),
    }));
    this.discard(instanceId);
  }

  private change(instanceId: string, change: (instance: InstanceRecord) => InstanceRecord): void {
    const { store } = this.context;
    store.transaction(() => {
      const instance = store.get("instance", instanceId);
      if (instance) store.put("instance", change(instance));
    });
  }
}
