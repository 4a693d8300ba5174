import type { TaggedResource } from "../../../control-plane/tag";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";

interface ListedTag extends TaggedResource {
  readonly key: string;
  readonly value: string;
}

const fields: FilterFields<ListedTag> = {
  key: ({ key }) => [key],
  "resource-id": ({ resourceId }) => [resourceId],
  "resource-type": ({ resourceType }) => [resourceType],
  value: ({ value }) => [value],
};

export const describeTags = operation("DescribeTags", (input, { controlPlane, region }) => {
  const all = controlPlane.tags
    .list(region)
    .flatMap((resource) =>
      Object.entries(resource.tags).map(
        ([key, value]): ListedTag => ({ ...resource, key, value, tags: { [key]: value } }),
      ),
    );
  const { items, NextToken } = paginate(applyFilters(all, input.Filters, fields), input, {
    key: ({ resourceId, key }) => `${resourceId}/${key}`,
  });
  return {
    NextToken,
    Tags: items.map(({ key, value, resourceId, resourceType }) => ({
      Key: key,
      Value: value,
      ResourceId: resourceId,
      ResourceType: resourceType as never,
    })),
  };
});
