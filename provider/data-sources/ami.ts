import { catalogueImages } from "../../schemas/catalogues/images";
import { step } from "../ec2/diagnostics";
import { findImages } from "../ec2/image";
import type { Services } from "../ec2/services";
import type { Image } from "../ec2/types";
import type { DataSource, ObjectValue } from "../framework/resource";
import { attributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";
import { ec2Of } from "../resources/life-cycle";
import { flag, isKnown, text, texts } from "../resources/values";
import { createdAt, namedAs, nameRegexProblems } from "./ami-choice";
import { imageState } from "./ami-mapping";
import { configuredFilters, orNone } from "./filters";
import { LookUpError, lookUp } from "./look-up";

/** data aws_ami: the one image that a query finds, or the newest of them. */
export const amiDataSource: DataSource<Services> = {
  type: "aws_ami",

  validate: nameRegexProblems,

  async read(config, context) {
    const ec2 = ec2Of(config, context);
    const unsafe = unfilteredMostRecent(config);
    if (unsafe?.severity === "error") return { state: null, diagnostics: [unsafe] };
    return lookUp(
      config,
      async () => {
        const executableUsers = texts(config, "executable_users");
        const owners = texts(config, "owners");
        const images = await step("reading EC2 AMIs", () =>
          findImages(ec2, {
            IncludeDeprecated: flag(config, "include_deprecated") ?? false,
            Filters: orNone(configuredFilters(config)),
            ...(executableUsers.length === 0 ? {} : { ExecutableUsers: executableUsers }),
            ...(owners.length === 0 ? {} : { Owners: owners }),
          }),
        );
        return imageState(ec2, chooseImage(images, config));
      },
      unsafe === undefined ? [] : [unsafe],
    );
  },
};

/** The image that a configuration means. Throws hashicorp/aws's errors when that is none, or not one. */
function chooseImage(images: readonly Image[], config: ObjectValue): Image {
  const named = namedAs(images, text(config, "name_regex"));
  const newestFirst = [...named].sort((one, other) => createdAt(other) - createdAt(one));
  const [image] = newestFirst;
  if (image === undefined)
    throw new LookUpError(
      "Your query returned no results. Please change your search criteria and try again.",
      `${askedFor(config)} On the local hypervisor an image has to be there first: \`npx drydock image build ${builtAs(config)}\`.`,
    );
  if (newestFirst.length > 1 && !flag(config, "most_recent"))
    throw new LookUpError(
      "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.",
      `${askedFor(config)} Found ${newestFirst.length}: ${newestFirst
        .slice(0, 5)
        .map(({ ImageId, Name }) => `${ImageId} (${Name})`)
        .join(", ")}${newestFirst.length > 5 ? ", …" : ""}.`,
    );
  return image;
}

/** Name of the image that `drydock image build` knows: the one that a filter on names says, else the usual one */
function builtAs(config: ObjectValue): string {
  const names = configuredFilters(config).flatMap(({ Name, Values = [] }) => (Name === "name" ? Values : []));
  const meant = catalogueImages.find(({ namePattern }) => names.includes(namePattern));
  return meant?.key ?? "drydock-micro";
}

function askedFor(config: ObjectValue): string {
  const owners = texts(config, "owners");
  const name = text(config, "name_regex");
  const parts = [
    ...(owners.length === 0 ? [] : [`owners ${owners.join(", ")}`]),
    ...configuredFilters(config).map(({ Name, Values = [] }) => `${Name} = ${Values.join(" or ")}`),
    ...(name === undefined ? [] : [`name_regex ${name}`]),
  ];
  return parts.length === 0 ? "Asked for any image." : `Asked for ${parts.join("; ")}.`;
}

/** "The newest" of everybody's images is whatever a stranger publishes next. */
function unfilteredMostRecent(config: ObjectValue): Diagnostic | undefined {
  const filtered = configuredFilters(config).some(({ Name }) => Name === "image-id" || Name === "owner-id");
  const safe =
    !flag(config, "most_recent") ||
    filtered ||
    texts(config, "owners").length > 0 ||
    !isKnown(config, "owners");
  if (safe) return undefined;
  return {
    severity: flag(config, "allow_unsafe_filter") ? "warning" : "error",
    summary: "Most Recent Image Not Filtered",
    detail:
      '"most_recent" is set to "true" and results are not filtered by owner or image ID. With this configuration, a ' +
      "third party may introduce a new image which will be returned by this data source. Filter by owner or image ID " +
      "to avoid this possibility.",
    attribute: attributePath("most_recent"),
  };
}
