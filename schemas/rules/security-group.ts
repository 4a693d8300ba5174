import type { Problem } from "../problem";

const characters = " a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
const allowed = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/;

const refused = (message: string, argument: string, fix: string): Problem => ({
  code: "InvalidParameterValue",
  message,
  path: [argument],
  fix,
});

/** Whether a security group may have this name. That it is unique in its VPC only the API can say. */
export function checkSecurityGroupName(name: string): Problem[] {
  if (name === "") {
    const message = "The request must contain the parameter GroupName";
    return [{ code: "MissingParameter", message, path: ["name"], fix: "Give the security group a name." }];
  }
  if (name.toLowerCase() === "default") {
    return [
      refused(
        "Cannot use reserved security group name: default",
        "name",
        "Every VPC has a group of this name: take another.",
      ),
    ];
  }
  if (name.toLowerCase().startsWith("sg-")) {
    const message = `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`;
    return [
      refused(
        message,
        "name",
        `Names that begin with sg- look like ids: take another, such as ${name.slice(3) || "web"}.`,
      ),
    ];
  }
  if (name.length > 255 || !allowed.test(name)) {
    const message = `Invalid security group name. Valid names are strings less than 256 characters from the following set: ${characters}`;
    return [refused(message, "name", "Leave out what is not in the set.")];
  }
  return [];
}

/** Whether a security group may have this description. */
export function checkSecurityGroupDescription(description: string): Problem[] {
  if (description === "") {
    const message = "The request must contain the parameter GroupDescription";
    return [{ code: "MissingParameter", message, path: ["description"], fix: "Say what the group is for." }];
  }
  if (description.length <= 255 && allowed.test(description)) return [];
  const message = `Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: ${characters}`;
  return [
    refused(
      message,
      "description",
      "Leave out what is not in the set, such as quotes and letters with accents.",
    ),
  ];
}

/** Whether a rule of a security group may have this description; it may be empty. */
export function checkRuleDescription(description: string): Problem[] {
  if (description.length <= 255 && allowed.test(description)) return [];
  const message = `Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: ${characters}`;
  return [
    refused(
      message,
      "description",
      "Leave out what is not in the set, such as quotes and letters with accents.",
    ),
  ];
}
