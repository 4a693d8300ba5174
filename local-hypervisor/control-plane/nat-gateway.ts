import { checkId } from "../../schemas/rules/ids";
import {
  allocationGone,
  allocationTaken,
  natGatewayLimitExceeded,
  natGatewayNotFound,
  noInternetGateway,
  privateGatewayWithAllocation,
} from "../model/errors/nat-gateway";
import { refuse } from "../model/errors/problem";
import { missingParameter } from "../model/errors/request";
import type { NatGatewayRecord } from "../model/nat-gateway";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** Quota of a zone in a new AWS account. */
const maximumPerZone = 5;

/** Gateways that failed or were deleted are described for this long, milliseconds; EC2 says "about an hour". */
const retentionMs = 60 * 60 * 1000;

export interface NewNatGateway {
  readonly subnetId: string;
  readonly connectivityType: NatGatewayRecord["connectivityType"];
  /** A public one needs it, a private one has none */
  readonly allocationId?: string;
  /** @default - a free address of the subnet */
  readonly privateIpAddress?: string;
  readonly tags: NatGatewayRecord["tags"];
}

/** NAT gateways, each with a network interface of its own. */
export class NatGatewayService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** Those that failed or were deleted within the last hour included. */
  list(region: string): NatGatewayRecord[] {
    return this.context.store.list("natGateway", region).filter((each) => !this.isForgotten(each));
  }

  /** @throws Ec2Error NatGatewayNotFound, NatGatewayMalformed */
  require(region: string, id: string): NatGatewayRecord {
    refuse(checkId("natGateway", id));
    const record = this.context.store.get("natGateway", id);
    if (record?.region !== region || this.isForgotten(record)) throw natGatewayNotFound(id);
    return record;
  }

  /**
   * CreateNatGateway. The gateway is `pending`, then `available`; it has `failed` when its VPC has no internet gateway
   * or its Elastic IP stands for something else.
   *
   * @throws Ec2Error InvalidSubnetID.NotFound, MissingParameter, InvalidParameterCombination,
   *   InvalidAllocationID.NotFound, NatGatewayLimitExceeded, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet
   */
  create(region: string, request: NewNatGateway): NatGatewayRecord {
    const { connectivityType, allocationId, privateIpAddress, tags } = request;
    const { subnets, addresses, networkInterfaces } = this.controlPlane;
    const { store, newId, clock, afterCommit } = this.context;
    this.forgetOld();
    const subnet = subnets.require(region, request.subnetId);
    if (connectivityType === "private" && allocationId !== undefined) throw privateGatewayWithAllocation();
    if (connectivityType === "public") {
      if (allocationId === undefined) throw missingParameter("allocationId");
      addresses.require(region, allocationId);
    }
    const { availabilityZone } = subnet;
    const inZone = this.list(region).filter(
      (each) => each.availabilityZone === availabilityZone && !hasEnded(each),
    );
    if (inZone.length >= maximumPerZone) throw natGatewayLimitExceeded();
    const id = newId("nat");
    const { id: networkInterfaceId, privateIpAddress: privateIp } = networkInterfaces.create(region, {
      subnetId: subnet.id,
      privateIpAddress,
      interfaceType: "natGateway",
      description: `Interface for NAT Gateway ${id}`,
    });
    const record: NatGatewayRecord = {
      id,
      region,
      tags,
      vpcId: subnet.vpcId,
      subnetId: subnet.id,
      availabilityZone,
      connectivityType,
      state: "pending",
      networkInterfaceId,
      privateIp,
      allocationId,
      createdAtMs: clock.now(),
    };
    store.put("natGateway", record);
    afterCommit(() => this.carry(id));
    return record;
  }

  /**
   * DeleteNatGateway: its Elastic IP stays allocated. One that is deleted already is left alone.
   *
   * @throws Ec2Error NatGatewayNotFound, NatGatewayMalformed
   */
  delete(region: string, id: string): NatGatewayRecord {
    this.forgetOld();
    const record = this.require(region, id);
    if (record.state === "deleting" || record.state === "deleted") return record;
    this.context.afterCommit(() => this.carry(id));
    return this.replace({ ...record, state: "deleting" });
  }

  /** Carries every gateway that a crash left half-done. */
  reconcile(): void {
    this.forgetOld();
    for (const { id, state } of this.context.store.listAll("natGateway"))
      if (state === "pending" || state === "deleting") this.context.afterCommit(() => this.carry(id));
  }

  /** Takes the step that the state asks for. */
  private carry(id: string): void {
    const { store } = this.context;
    store.transaction(() => {
      const record = store.get("natGateway", id);
      if (record?.state === "pending") this.finishCreation(record);
      else if (record?.state === "deleting") this.end(record, { ...record, state: "deleted" });
    });
  }

  private finishCreation(record: NatGatewayRecord): void {
    const failure = this.failureOf(record);
    if (failure) {
      this.end(record, { ...record, state: "failed", failure });
      return;
    }
    const { region, allocationId, networkInterfaceId, privateIp } = record;
    const address =
      allocationId === undefined
        ? undefined
        : this.controlPlane.addresses.associateWithService(
            region,
            allocationId,
            networkInterfaceId,
            privateIp,
          );
    this.replace({
      ...record,
      state: "available",
      publicIp: address?.publicIp,
      associationId: address?.association?.associationId,
    });
  }

  private failureOf({ region, vpcId, allocationId }: NatGatewayRecord): NatGatewayRecord["failure"] {
    if (allocationId === undefined) return undefined;
    const { store } = this.context;
    if (!store.list("internetGateway", region).some((each) => each.vpcId === vpcId))
      return noInternetGateway(vpcId);
    const address = store.get("address", allocationId);
    if (!address) return allocationGone(allocationId);
    return address.association ? allocationTaken(allocationId) : undefined;
  }

  /** Gives up interface and address of a gateway; what is left is a memory. */
  private end({ region, networkInterfaceId }: NatGatewayRecord, ended: NatGatewayRecord): void {
    const networkInterface = this.context.store.get("networkInterface", networkInterfaceId);
    if (networkInterface?.region === region) this.controlPlane.networkInterfaces.discard(networkInterface);
    const { associationId: _gone, ...kept } = ended;
    this.replace({ ...kept, deletedAtMs: ended.deletedAtMs ?? this.context.clock.now() });
  }

  private isForgotten({ deletedAtMs }: NatGatewayRecord): boolean {
    return deletedAtMs !== undefined && deletedAtMs + retentionMs <= this.context.clock.now();
  }

  private forgetOld(): void {
    const { store } = this.context;
    for (const record of store.listAll("natGateway"))
      if (this.isForgotten(record)) store.delete("natGateway", record.id);
  }

  private replace(record: NatGatewayRecord): NatGatewayRecord {
    this.context.store.put("natGateway", record);
    return record;
  }
}

const hasEnded = ({ state }: NatGatewayRecord): boolean => state === "failed" || state === "deleted";
