import { duplicateDhcpOption } from "../../../model/errors/dhcp-options";
import { operation } from "../../operation";
import { required } from "../../required";
import { tagsFor } from "../../tags";
import { toDhcpOptions } from "../../views/dhcp-options";

export const createDhcpOptions = operation(
  "CreateDhcpOptions",
  (input, { controlPlane, region, accountId }) => {
    const options = new Map<string, readonly string[]>();
    for (const { Key, Values = [] } of required(input.DhcpConfigurations, "dhcpConfigurationSet")) {
      const name = required(Key, "dhcpConfiguration.key");
      if (options.has(name)) throw duplicateDhcpOption(name);
      // EC2 takes the values of one option in one text, too
      options.set(name, name === "domain-name" ? Values : Values.flatMap((value) => value.split(/\s*,\s*/)));
    }
    const tags = tagsFor("dhcp-options", input.TagSpecifications);
    const record = controlPlane.dhcpOptions.create(region, Object.fromEntries(options), tags);
    return { DhcpOptions: toDhcpOptions(record, accountId) };
  },
);

export const deleteDhcpOptions = operation("DeleteDhcpOptions", (input, { controlPlane, region }) => {
  controlPlane.dhcpOptions.delete(region, input.DhcpOptionsId ?? "");
  return {};
});
