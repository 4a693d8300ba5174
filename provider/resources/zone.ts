import type { Diagnostic } from "../protocol/diagnostic";
import { refusals } from "./problems";

/** Refuses a zone of another region. Which zones a region has differs by account: that, only the API can say. */
export const zoneRefusals = (type: string, zone: string, region: string): Diagnostic[] =>
  zone.startsWith(region)
    ? []
    : refusals(type, [
        {
          code: "InvalidZone.NotFound",
          message: `The zone '${zone}' does not exist.`,
          path: ["availability_zone"],
          fix: `Give a zone of ${region}, such as ${region}a; the aws_availability_zones data source lists them.`,
        },
      ]);
