import { findRegion, regions } from "../../schemas/catalogues/regions";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { text } from "../resources/values";
import { LookUpError, lookUp } from "./look-up";

const endpointOf = (region: string): string => `ec2.${region}.amazonaws.com`;

/** data aws_region: the provider's region, or the one that a name or an endpoint means. */
export const regionDataSource: DataSource<Services> = {
  type: "aws_region",
  read: (config, { services }) =>
    lookUp(config, async () => {
      const named = text(config, "region") ?? text(config, "name");
      const endpoint = text(config, "endpoint");
      const byEndpoint = endpoint && regions.find(({ name }) => endpointOf(name) === endpoint)?.name;
      if (endpoint !== undefined && byEndpoint === undefined)
        throw new LookUpError(
          `region not found for endpoint "${endpoint}"`,
          `An endpoint reads like ${endpointOf(services.region)}.`,
        );
      if (named !== undefined && byEndpoint !== undefined && named !== byEndpoint)
        throw new LookUpError(
          "multiple regions matched; use additional constraints to reduce matches to a single region",
          `The name is ${named}, the endpoint that of ${byEndpoint}.`,
        );
      const region = named ?? byEndpoint ?? services.region;
      const known = findRegion(region);
      if (named !== undefined && known === undefined)
        throw new LookUpError(
          `region not found for name "${named}"`,
          `Known are ${regions.map(({ name }) => name).join(", ")}.`,
        );
      return {
        id: region,
        name: region,
        region,
        endpoint: endpointOf(region),
        description: known?.description ?? "",
      };
    }),
};
