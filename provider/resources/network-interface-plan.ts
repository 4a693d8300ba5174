import type { Services } from "../ec2/services";
import type { ObjectValue, PlanAdvice, PlanRequest } from "../framework/resource";
import { type AttributePath, attributePath } from "../protocol/attribute-path";
import { planRegion, planUnknown } from "./life-cycle";
import { changed, flag, isKnown, isSet, same, texts } from "./values";

/**
 * Completes the plan of an interface. Its addresses are said in three ways: as a set and a number of secondary ones,
 * or as a list where `private_ip_list_enabled`; what rules makes the others known only after apply.
 */
export async function planNetworkInterface(request: PlanRequest<Services>): Promise<PlanAdvice> {
  const { prior, planned, config } = request;
  const requiresReplace = planRegion(request);
  if (prior !== null)
    requiresReplace.push(
      ...(flag(planned, "private_ip_list_enabled")
        ? planList(prior, planned, config)
        : planSetAndCount(prior, planned, config)),
    );
  return { requiresReplace };
}

/** The primary address is an interface's for life. */
const primaryOf = (state: ObjectValue): string | undefined => texts(state, "private_ip_list")[0];

function planList(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): AttributePath[] {
  if (!isSet(config, "private_ip_list") || !changed(prior, planned, "private_ip_list")) return [];
  planUnknown(planned, config, "private_ips", "private_ips_count");
  if (!isKnown(planned, "private_ip_list")) return [];
  return primaryOf(prior) === primaryOf(planned) ? [] : [attributePath("private_ip_list")];
}

function planSetAndCount(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): AttributePath[] {
  // A list that does not rule says nothing
  planned.private_ip_list = prior.private_ip_list ?? null;
  keepAddressesBesideCount(prior, planned, config);
  const newAddresses = isSet(config, "private_ips") && changed(prior, planned, "private_ips");
  const newCount = isSet(config, "private_ips_count") && changed(prior, planned, "private_ips_count");
  if (newAddresses) planUnknown(planned, config, "private_ips_count");
  if (newCount) planUnknown(planned, config, "private_ips");
  if (newAddresses || newCount) planUnknown(planned, {}, "private_ip_list");
  const primary = primaryOf(prior);
  if (!newAddresses || !isKnown(planned, "private_ips") || primary === undefined) return [];
  return texts(planned, "private_ips").includes(primary) ? [] : [attributePath("private_ips")];
}

/** Addresses that EC2 chose to make up the number stay, beside those that are written. */
function keepAddressesBesideCount(prior: ObjectValue, planned: ObjectValue, config: ObjectValue): void {
  if (!isSet(config, "private_ips") || !isSet(config, "private_ips_count")) return;
  if (!same(prior.private_ips_count, planned.private_ips_count) || !isKnown(planned, "private_ips")) return;
  const present = texts(prior, "private_ips");
  if (texts(planned, "private_ips").every((address) => present.includes(address)))
    planned.private_ips = prior.private_ips ?? null;
}
