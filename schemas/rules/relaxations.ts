import type { InstanceType } from "../catalogues/instance-types";
import type { LaunchImage, LaunchRule } from "./launch-compatibility";

/** What the local hypervisor may be allowed to run although AWS would not: nothing, unless the user says so. */
interface RelaxationEntry {
  /** As `DRYDOCK_ALLOW` names it */
  readonly name: string;
  /** What it allows, one sentence */
  readonly summary: string;
  /** The rule that it sets aside, and where */
  readonly rule: LaunchRule;
  readonly applies: (type: InstanceType, image: LaunchImage) => boolean;
}

/** Every relaxation there is; all are off by default. */
export const relaxations = [
  {
    name: "i386-on-nitro",
    summary:
      "i386 AMIs that are enabled for ENA run on Nitro instance types, with as many vCPUs as the engine has",
    rule: "architecture",
    applies: ({ hypervisor, architectures }, { architecture }) =>
      hypervisor === "nitro" && architectures.includes("x86_64") && architecture === "i386",
  },
] as const satisfies readonly RelaxationEntry[];

export type RelaxationName = (typeof relaxations)[number]["name"];

export const relaxationNames: readonly RelaxationName[] = relaxations.map(({ name }) => name);

/** Environment variable of the daemon: names with commas between them */
export const relaxationVariable = "DRYDOCK_ALLOW";

/** Reads `DRYDOCK_ALLOW`. Throws `TypeError` for a name that is none, with those that there are. */
export function parseRelaxations(text: string): RelaxationName[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set(names)].map((name) => {
    const known = relaxationNames.find((each) => each === name);
    if (known === undefined)
      throw new TypeError(`there is no relaxation '${name}'; known are: ${relaxationNames.join(", ")}`);
    return known;
  });
}

/** The relaxation among those allowed that sets a rule aside for an AMI on an instance type. */
export const setsAside = (
  rule: LaunchRule,
  type: InstanceType,
  image: LaunchImage,
  allowed: readonly RelaxationName[],
): RelaxationName | undefined =>
  relaxations.find((each) => each.rule === rule && allowed.includes(each.name) && each.applies(type, image))
    ?.name;
