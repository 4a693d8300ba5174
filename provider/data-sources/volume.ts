import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import type { Volume } from "../ec2/types";
import { findVolumes } from "../ec2/volume";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { flag } from "../resources/values";
import { volumeState } from "../resources/volume-mapping";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOrNewest } from "./one-of";

/** data aws_ebs_volume: the one volume that a query finds, or the newest of them. */
export const volumeDataSource: DataSource<Services> = {
  type: "aws_ebs_volume",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const found = await step("reading EBS Volumes", () =>
        findVolumes(ec2, { Filters: orNone(configuredFilters(config)) }),
      );
      const one = oneOrNewest(found, flag(config, "most_recent") ?? false, createdAt, idOf);
      const { final_snapshot: _argument, type = "", tags_all: tags, ...state } = volumeState(ec2, {}, one);
      return {
        ...state,
        multi_attach_enabled: one.MultiAttachEnabled ?? false,
        outpost_arn: one.OutpostArn ?? "",
        tags: tags ?? {},
        volume_id: idOf(one),
        volume_initialization_rate: one.VolumeInitializationRate ?? 0,
        volume_type: type,
      };
    });
  },
};

const createdAt = ({ CreateTime }: Volume): number => CreateTime?.getTime() ?? 0;
const idOf = ({ VolumeId = "" }: Volume): string => VolumeId;
