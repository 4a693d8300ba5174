import { checkId } from "../../schemas/rules/ids";
import { refuse } from "../model/errors/problem";
import {
  associationConflict,
  associationNotFound,
  mainAssociationKept,
  ofDifferentNetworks,
  routeTableHasDependencies,
  routeTableLimitExceeded,
  routeTableNotFound,
} from "../model/errors/route-table";
import type { RouteTableAssociation, RouteTableRecord } from "../model/route-table";
import type { SubnetRecord } from "../model/subnet";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** Quota of a new AWS account. */
const maximumTablesPerVpc = 200;

const isOfMain = ({ subnetId }: RouteTableAssociation): boolean => subnetId === undefined;

/** Route tables, and which subnets they serve. */
export class RouteTableService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): RouteTableRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("routeTable", region);
  }

  ofVpc(region: string, vpcId: string): RouteTableRecord[] {
    return this.list(region).filter((each) => each.vpcId === vpcId);
  }

  /** @throws Ec2Error InvalidRouteTableID.NotFound, InvalidRouteTableId.Malformed */
  require(region: string, id: string): RouteTableRecord {
    refuse(checkId("routeTable", id));
    this.controlPlane.vpcs.ensureDefault(region);
    const table = this.context.store.get("routeTable", id);
    if (table?.region !== region) throw routeTableNotFound(id);
    return table;
  }

  /** Whether a table serves the subnets of its VPC that have none of their own. */
  isMain(table: RouteTableRecord): boolean {
    return table.associations.some(isOfMain);
  }

  /** The table that decides where packets of a subnet go. */
  ofSubnet({ id, region, vpcId }: Pick<SubnetRecord, "id" | "region" | "vpcId">): RouteTableRecord {
    const tables = this.ofVpc(region, vpcId);
    const table =
      tables.find((each) => each.associations.some(({ subnetId }) => subnetId === id)) ??
      tables.find((each) => this.isMain(each));
    if (!table) throw new Error(`VPC ${vpcId} has no main route table`);
    return table;
  }

  /** @throws Ec2Error InvalidVpcID.NotFound, RouteTableLimitExceeded */
  create(region: string, vpcId: string, tags: RouteTableRecord["tags"]): RouteTableRecord {
    const vpc = this.controlPlane.vpcs.require(region, vpcId);
    if (this.ofVpc(region, vpc.id).length >= maximumTablesPerVpc)
      throw routeTableLimitExceeded(maximumTablesPerVpc);
    const id = this.context.newId("rtb");
    return this.replace({ id, region, tags, vpcId: vpc.id, associations: [], routes: [] });
  }

  /** @throws Ec2Error InvalidRouteTableID.NotFound, DependencyViolation for a table that serves anything */
  delete(region: string, id: string): void {
    if (this.require(region, id).associations.length > 0) throw routeTableHasDependencies(id);
    this.context.store.delete("routeTable", id);
  }

  /**
   * Lets a table serve a subnet; the same table twice is the same association.
   *
   * @throws Ec2Error InvalidRouteTableID.NotFound, InvalidSubnetID.NotFound, InvalidParameterValue for another VPC's
   *   subnet, Resource.AlreadyAssociated
   */
  associate(region: string, id: string, subnetId: string): RouteTableAssociation {
    const table = this.require(region, id);
    const subnet = this.controlPlane.subnets.require(region, subnetId);
    if (subnet.vpcId !== table.vpcId) throw ofDifferentNetworks(id, `subnet ${subnetId}`);
    const same = table.associations.find((each) => each.subnetId === subnet.id);
    if (same) return same;
    const { associations } = this.ofSubnet(subnet);
    if (associations.some((each) => each.subnetId === subnet.id)) throw associationConflict(id);
    return this.join(table, subnet.id);
  }

  /** @throws Ec2Error InvalidAssociationID.NotFound, InvalidParameterValue for the main association */
  disassociate(region: string, associationId: string): void {
    const { table, association } = this.requireAssociation(region, associationId);
    if (isOfMain(association)) throw mainAssociationKept(associationId);
    this.leave(table, associationId);
  }

  /**
   * Moves a subnet, or the VPC's own association, to another table of the VPC, under a new association.
   *
   * @throws Ec2Error InvalidAssociationID.NotFound, InvalidRouteTableID.NotFound, InvalidParameterValue for another
   *   VPC's table
   */
  replaceAssociation(region: string, associationId: string, id: string): RouteTableAssociation {
    const { table, association } = this.requireAssociation(region, associationId);
    const target = this.require(region, id);
    if (target.vpcId !== table.vpcId) throw ofDifferentNetworks(id, `association ${associationId}`);
    if (target.id === table.id) return association;
    this.leave(table, associationId);
    return this.join(target, association.subnetId);
  }

  /** Forgets a subnet that is deleted. */
  removeSubnet({ id, region, vpcId }: Pick<SubnetRecord, "id" | "region" | "vpcId">): void {
    for (const table of this.ofVpc(region, vpcId))
      for (const { associationId, subnetId } of table.associations)
        if (subnetId === id) this.leave(table, associationId);
  }

  replace(table: RouteTableRecord): RouteTableRecord {
    this.context.store.put("routeTable", table);
    return table;
  }

  private join(table: RouteTableRecord, subnetId: string | undefined): RouteTableAssociation {
    const association = { associationId: this.context.newId("rtbassoc"), subnetId };
    this.replace({ ...table, associations: [...table.associations, association] });
    return association;
  }

  private leave(table: RouteTableRecord, associationId: string): void {
    const associations = table.associations.filter((each) => each.associationId !== associationId);
    this.replace({ ...table, associations });
  }

  private requireAssociation(
    region: string,
    associationId: string,
  ): { readonly table: RouteTableRecord; readonly association: RouteTableAssociation } {
    refuse(checkId("routeTableAssociation", associationId));
    for (const table of this.list(region)) {
      const association = table.associations.find((each) => each.associationId === associationId);
      if (association) return { table, association };
    }
    throw associationNotFound(associationId);
  }
}
