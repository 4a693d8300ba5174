import type { RecordKind } from "../model/store";
import type { ControlPlaneContext } from "./context";
import { networkTopology, topologyKinds } from "./network-topology-view";

/** Keeps the network at what the records say: told anew at every commit that changes the topology. */
export class NetworkConfiguration {
  private instances = "";

  constructor(private readonly context: ControlPlaneContext) {
    context.onCommit((kinds) => {
      if (this.concerns(kinds)) this.push();
    });
  }

  push(): void {
    this.instances = this.instanceFacts();
    this.context.network.configure(networkTopology(this.context));
  }

  private concerns(kinds: ReadonlySet<RecordKind>): boolean {
    if (topologyKinds.some((kind) => kind !== "instance" && kinds.has(kind))) return true;
    return kinds.has("instance") && this.instanceFacts() !== this.instances;
  }

  /** What the topology has of instances: they go from state to state all the time, and that changes none of it. */
  private instanceFacts(): string {
    return JSON.stringify(
      this.context.store
        .listAll("instance")
        .map(({ id, instanceType, privateDnsNameOptions }) => [id, instanceType, privateDnsNameOptions]),
    );
  }
}
