import { checkId } from "../../schemas/rules/ids";
import type { DhcpOptionsRecord } from "../model/dhcp-options";
import { dhcpOptionsInUse, dhcpOptionsNotFound } from "../model/errors/dhcp-options";
import { refuse } from "../model/errors/problem";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { checkDhcpOption } from "./dhcp-option";

/** Sets of DHCP options. */
export class DhcpOptionsService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): DhcpOptionsRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("dhcpOptions", region);
  }

  /** @throws Ec2Error InvalidDhcpOptionID.NotFound, InvalidDhcpOptionsId.Malformed */
  require(region: string, id: string): DhcpOptionsRecord {
    refuse(checkId("dhcpOptions", id));
    this.controlPlane.vpcs.ensureDefault(region);
    const options = this.context.store.get("dhcpOptions", id);
    if (options?.region !== region) throw dhcpOptionsNotFound(id);
    return options;
  }

  /** @throws Ec2Error InvalidParameterValue for an unknown option or a value that it cannot have */
  create(
    region: string,
    options: DhcpOptionsRecord["options"],
    tags: DhcpOptionsRecord["tags"],
  ): DhcpOptionsRecord {
    for (const [name, values] of Object.entries(options)) checkDhcpOption(name, values);
    const record = { id: this.context.newId("dopt"), region, tags, options };
    this.context.store.put("dhcpOptions", record);
    return record;
  }

  /** @throws Ec2Error InvalidDhcpOptionID.NotFound, DependencyViolation while a VPC uses it */
  delete(region: string, id: string): void {
    this.require(region, id);
    if (this.controlPlane.vpcs.list(region).some((vpc) => vpc.dhcpOptionsId === id))
      throw dhcpOptionsInUse(id);
    this.context.store.delete("dhcpOptions", id);
  }

  /** @param id a set, or `default` for none @throws Ec2Error InvalidDhcpOptionID.NotFound, InvalidVpcID.NotFound */
  associate(region: string, id: string, vpcId: string): void {
    if (id !== "default") this.require(region, id);
    this.controlPlane.vpcs.setDhcpOptions(region, vpcId, id);
  }
}
