import { checkId } from "../../schemas/rules/ids";
import {
  alreadyAttached,
  internetGatewayHasDependencies,
  internetGatewayLimitExceeded,
  internetGatewayNotAttached,
  internetGatewayNotFound,
  mappedPublicAddresses,
  vpcHasInternetGateway,
} from "../model/errors/internet-gateway";
import { refuse } from "../model/errors/problem";
import type { InternetGatewayRecord } from "../model/internet-gateway";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** Quota of a new AWS account: as many as VPCs. */
const maximumInternetGateways = 5;

/** Internet gateways, each for one VPC at most. */
export class InternetGatewayService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): InternetGatewayRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("internetGateway", region);
  }

  /** @throws Ec2Error InvalidInternetGatewayID.NotFound, InvalidInternetGatewayId.Malformed */
  require(region: string, id: string): InternetGatewayRecord {
    refuse(checkId("internetGateway", id));
    this.controlPlane.vpcs.ensureDefault(region);
    const gateway = this.context.store.get("internetGateway", id);
    if (gateway?.region !== region) throw internetGatewayNotFound(id);
    return gateway;
  }

  /** The gateway that a VPC has. */
  ofVpc(region: string, vpcId: string): InternetGatewayRecord | undefined {
    return this.list(region).find((each) => each.vpcId === vpcId);
  }

  /** @throws Ec2Error InternetGatewayLimitExceeded */
  create(region: string, tags: Readonly<Record<string, string>>): InternetGatewayRecord {
    if (this.list(region).length >= maximumInternetGateways) throw internetGatewayLimitExceeded();
    const gateway = { id: this.context.newId("igw"), region, tags };
    this.context.store.put("internetGateway", gateway);
    return gateway;
  }

  /** @throws Ec2Error InvalidInternetGatewayID.NotFound, DependencyViolation while it is attached */
  delete(region: string, id: string): void {
    if (this.require(region, id).vpcId !== undefined) throw internetGatewayHasDependencies(id);
    this.context.store.delete("internetGateway", id);
  }

  /**
   * @throws Ec2Error InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Resource.AlreadyAssociated for a gateway
   *   in use, InvalidParameterValue for a VPC that has one
   */
  attach(region: string, id: string, vpcId: string): void {
    const gateway = this.require(region, id);
    const vpc = this.controlPlane.vpcs.require(region, vpcId);
    if (gateway.vpcId !== undefined) throw alreadyAttached(id, gateway.vpcId);
    if (this.ofVpc(region, vpc.id)) throw vpcHasInternetGateway(vpc.id);
    this.context.store.put("internetGateway", { ...gateway, vpcId: vpc.id });
  }

  /**
   * @throws Ec2Error InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Gateway.NotAttached, DependencyViolation
   *   while the VPC has public addresses
   */
  detach(region: string, id: string, vpcId: string): void {
    const { vpcId: attachedTo, ...gateway } = this.require(region, id);
    const vpc = this.controlPlane.vpcs.require(region, vpcId);
    if (attachedTo !== vpc.id) throw internetGatewayNotAttached(id, vpc.id);
    if (this.hasPublicAddresses(region, vpc.id)) throw mappedPublicAddresses(vpc.id);
    this.context.store.put("internetGateway", gateway);
  }

  private hasPublicAddresses(region: string, vpcId: string): boolean {
    const { store } = this.context;
    const networkInterfaces = store.list("networkInterface", region).filter((each) => each.vpcId === vpcId);
    const ids = new Set(networkInterfaces.map(({ id }) => id));
    return (
      networkInterfaces.some(({ publicIpAddress }) => publicIpAddress !== undefined) ||
      store
        .list("address", region)
        .some(({ association }) => association !== undefined && ids.has(association.networkInterfaceId))
    );
  }
}
