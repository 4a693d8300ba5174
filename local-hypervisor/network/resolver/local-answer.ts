import type { Answer, Question } from "dns-packet";
import type { NetworkNames } from "./network-names";
import { responseCode } from "./query";
import type { ReplyContent } from "./reply";
import { addressOfReverseName, zoneOf } from "./zones";

/** As EC2 gives its own names */
const lifetimeSeconds = 60;

/** What is known without asking anybody; undefined for what others must be asked. */
export function answerLocally(question: Question, names: NetworkNames): ReplyContent | undefined {
  const name = question.name.toLowerCase().replace(/\.$/, "");
  const address = names.addresses.get(name);
  const reverse = addressOfReverseName(name);
  const target = reverse === undefined ? undefined : names.names.get(reverse);
  const zone = zoneOf(name);
  const isKnown = address !== undefined || target !== undefined;
  if (!isKnown && zone === undefined) return undefined;
  if (question.class !== undefined && question.class !== "IN" && question.class !== "ANY") {
    return { code: responseCode.refused };
  }
  const common = { name: question.name, ttl: lifetimeSeconds } as const;
  const answers: Answer[] = [];
  if (address !== undefined && asksFor(question, "A")) answers.push({ ...common, type: "A", data: address });
  if (target !== undefined && asksFor(question, "PTR"))
    answers.push({ ...common, type: "PTR", data: target });
  if (name === zone && asksFor(question, "SOA"))
    answers.push({ ...startOfAuthority(zone), name: question.name });
  if (answers.length > 0) return { answers };
  const exists = isKnown || name === zone || isAboveKnown(name, names);
  return {
    code: exists ? responseCode.noError : responseCode.nameError,
    authorities: zone === undefined ? [] : [startOfAuthority(zone)],
  };
}

const asksFor = ({ type }: Question, wanted: string): boolean =>
  type === wanted || (type as string) === "ANY";

/** A name without records exists where there are names below it (RFC 8020) */
function isAboveKnown(name: string, { addresses }: NetworkNames): boolean {
  for (const known of addresses.keys()) if (known.endsWith(`.${name}`)) return true;
  return false;
}

/** Tells how long "does not exist" may be remembered (RFC 2308); the rest is for form's sake */
const startOfAuthority = (zone: string): Answer => ({
  type: "SOA",
  name: zone,
  ttl: lifetimeSeconds,
  data: {
    mname: `ns0.${zone}`,
    rname: `hostmaster.${zone}`,
    serial: 1,
    refresh: 3600,
    retry: 3600,
    expire: 3600,
    minimum: lifetimeSeconds,
  },
});
