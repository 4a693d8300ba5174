import type { ITerraformDependable } from "cdktf";
import type { ISubnet } from "../subnet";

/** What something in a subnet waits for, as Terraform's `depends_on`; undefined when that is nothing. */
export const waysOut = (subnet: ISubnet | undefined): ITerraformDependable[] | undefined =>
  subnet?.wayOut?.length ? [...subnet.wayOut] : undefined;
