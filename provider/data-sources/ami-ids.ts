import { step } from "../ec2/diagnostics";
import { findImages } from "../ec2/image";
import type { Services } from "../ec2/services";
import type { DataSource } from "../framework/resource";
import { crc32 } from "../resources/crc32";
import { ec2Of } from "../resources/life-cycle";
import { flag, text, texts } from "../resources/values";
import { createdAt, namedAs, nameRegexProblems } from "./ami-choice";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";

/** data aws_ami_ids: the AMIs that a query finds, by age. */
export const amiIdsDataSource: DataSource<Services> = {
  type: "aws_ami_ids",
  validate: nameRegexProblems,
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const executableUsers = texts(config, "executable_users");
      const query = {
        IncludeDeprecated: flag(config, "include_deprecated") ?? false,
        Owners: texts(config, "owners"),
        Filters: orNone(configuredFilters(config)),
        ...(executableUsers.length === 0 ? {} : { ExecutableUsers: executableUsers }),
      };
      const images = await step("reading EC2 AMIs", () => findImages(ec2, query));
      const named = namedAs(images, text(config, "name_regex"));
      const direction = flag(config, "sort_ascending") ? 1 : -1;
      const sorted = [...named].sort((one, other) => direction * (createdAt(one) - createdAt(other)));
      return {
        id: String(crc32(JSON.stringify(query))),
        region: ec2.region,
        ids: sorted.map(({ ImageId = "" }) => ImageId),
      };
    });
  },
};
