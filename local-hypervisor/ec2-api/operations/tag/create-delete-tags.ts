import { missingParameter } from "../../../model/errors/request";
import { operation } from "../../operation";
import { tagsOf } from "../../tags";

export const createTags = operation("CreateTags", (input, { controlPlane, region }) => {
  controlPlane.tags.create(region, input.Resources ?? [], tagsOf(input.Tags ?? []));
  return {};
});

export const deleteTags = operation("DeleteTags", (input, { controlPlane, region }) => {
  const keys = input.Tags?.map(({ Key, Value }) => {
    if (!Key) throw missingParameter("Tag.Key");
    return { key: Key, value: Value };
  });
  controlPlane.tags.delete(region, input.Resources ?? [], keys);
  return {};
});
