import type { ObjectValue } from "../../provider/protocol/value";
import type { ProviderDriver } from "./provider-driver";

/** Id of a state, as an argument of another resource takes it. */
export const idOf = (state: ObjectValue): string => String(state.id);

/** A VPC of 10.30.0.0/16, as Terraform keeps it, to try things in. */
export const applyVpc = (terraform: ProviderDriver, settings: ObjectValue = {}): Promise<ObjectValue> =>
  terraform.apply("aws_vpc", { cidr_block: "10.30.0.0/16", ...settings });
