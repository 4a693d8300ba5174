import type { Problem } from "../problem";

/** DHCP options have at least one option. */
export const checkDhcpOptions = (options: readonly string[]): Problem[] =>
  options.length > 0
    ? []
    : [
        {
          code: "MissingParameter",
          message: "The request must contain the parameter dhcpConfiguration",
          path: ["domain_name_servers"],
          fix: "Give an option, such as domain_name or domain_name_servers.",
        },
      ];
