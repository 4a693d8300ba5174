import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findVolumes } from "../ec2/volume";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";

/** data aws_ebs_volumes: ids of the volumes that filters and tags find. */
export const volumesDataSource: DataSource<Services> = {
  type: "aws_ebs_volumes",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EBS Volumes", () =>
        findVolumes(ec2, { Filters: orNone([...tagFilters(config), ...configuredFilters(config)]) }),
      );
      return { id: ec2.region, region: ec2.region, ids: found.map(({ VolumeId = "" }) => VolumeId) };
    });
  },
};
