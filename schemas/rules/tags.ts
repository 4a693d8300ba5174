import type { Problem } from "../problem";

/** Most tags on a resource, those that AWS itself sets (`aws:`) not counted */
export const maximumTags = 50;

const refused = (message: string, key: string, fix: string): Problem => ({
  code: "InvalidParameterValue",
  message,
  path: ["tags", key],
  fix,
});

/** Whether a resource may carry these tags: number, reserved keys, lengths in Unicode characters. */
export function checkTags(tags: Readonly<Record<string, string>>): Problem[] {
  const problems: Problem[] = [];
  const keys = Object.keys(tags);
  if (keys.length > maximumTags) {
    problems.push({
      code: "TagLimitExceeded",
      message: `More than ${maximumTags} tags specified`,
      path: ["tags"],
      fix: `A resource carries at most ${maximumTags} tags: leave ${keys.length - maximumTags} out.`,
    });
  }
  for (const key of keys) {
    if (key === "") problems.push(refused("Tag keys cannot be empty", key, "Give each tag a key."));
    if (key.toLowerCase().startsWith("aws:")) {
      problems.push(
        refused("Tag keys starting with 'aws:' are reserved for internal use", key, "Take another prefix."),
      );
    }
    if ([...key].length > 128) {
      problems.push(refused("Tag key exceeds the maximum length of 128 characters", key, "Shorten the key."));
    }
    if ([...(tags[key] ?? "")].length > 256) {
      problems.push(
        refused("Tag value exceeds the maximum length of 256 characters", key, "Shorten the value."),
      );
    }
  }
  return problems;
}
