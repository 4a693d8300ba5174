import type { ObjectValue } from "../../provider/protocol/value";
import type { ProviderDriver } from "./provider-driver";

/** Id of a state, as an argument of another resource takes it. */
export const idOf = (state: ObjectValue): string => String(state.id);

/** A VPC of 10.30.0.0/16, as Terraform keeps it, to try things in. */
export const applyVpc = (terraform: ProviderDriver, settings: ObjectValue = {}): Promise<ObjectValue> =>
  terraform.apply("aws_vpc", { cidr_block: "10.30.0.0/16", ...settings });

/** A VPC with an internet gateway and a subnet of 10.30.1.0/24 in eu-west-1a. */
export async function applyOpenVpc(terraform: ProviderDriver) {
  const vpc = await applyVpc(terraform);
  const gateway = await terraform.apply("aws_internet_gateway", { vpc_id: idOf(vpc) });
  const subnet = await terraform.apply("aws_subnet", {
    vpc_id: idOf(vpc),
    cidr_block: "10.30.1.0/24",
    availability_zone: "eu-west-1a",
  });
  return { vpc, gateway, subnet };
}
