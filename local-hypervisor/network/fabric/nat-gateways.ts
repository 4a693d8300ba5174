import type { Clock } from "../../model/clock";
import { PortTranslation } from "../nat/port-translation";
import type { CompiledNatGateway } from "../topology/compiled-topology";
import { type CarriedPacket, withEnds } from "./carried-packet";

/** The port translations of all NAT gateways, kept while the topology has them. */
export class NatGateways {
  private readonly translations = new Map<string, PortTranslation>();

  constructor(private readonly clock: Clock) {}

  /** Forgets gateways that are gone */
  keep(natGateways: readonly CompiledNatGateway[]): void {
    const ids = new Set(natGateways.map(({ natGatewayId }) => natGatewayId));
    for (const id of this.translations.keys()) if (!ids.has(id)) this.translations.delete(id);
  }

  /** A packet from behind the gateway as it leaves its private address; `undefined` when it may not pass */
  outbound(gateway: CompiledNatGateway, carried: CarriedPacket): CarriedPacket | undefined {
    const { facts, packet } = carried;
    const translation = this.translationOf(gateway);
    const source = gateway.privateAddress;
    if (facts.quoted !== undefined) {
      const flow = translation.quotedInside(facts.quoted);
      if (flow === undefined || flow.address !== packet.source) return undefined;
      return withEnds(carried, { source }, { destination: source, destinationPort: flow.externalPort });
    }
    const flow = translation.outbound(facts);
    return flow && withEnds(carried, { source, sourcePort: flow.externalPort });
  }

  /** A packet to the gateway's private address as it goes on to whom it is meant for */
  inbound(gateway: CompiledNatGateway, carried: CarriedPacket): CarriedPacket | undefined {
    const { facts } = carried;
    const translation = this.translationOf(gateway);
    if (facts.quoted !== undefined) {
      const flow = translation.quotedOutside(facts.quoted);
      if (flow === undefined) return undefined;
      return withEnds(
        carried,
        { destination: flow.address },
        { source: flow.address, sourcePort: flow.port },
      );
    }
    const flow = translation.inbound(facts);
    return flow && withEnds(carried, { destination: flow.address, destinationPort: flow.port });
  }

  private translationOf({ natGatewayId }: CompiledNatGateway): PortTranslation {
    const known = this.translations.get(natGatewayId) ?? new PortTranslation({ clock: this.clock });
    this.translations.set(natGatewayId, known);
    return known;
  }
}
