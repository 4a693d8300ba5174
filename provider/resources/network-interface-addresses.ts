import type { Connection } from "../ec2/connection";
import { assignAddresses, findNetworkInterface, unassignAddresses } from "../ec2/network-interface";
import type { ObjectValue } from "../framework/resource";
import { privateAddresses } from "./network-interface-state";
import { changed, flag, isKnown, isSet, number, texts } from "./values";

/** Makes an interface's secondary addresses what a plan says. The primary one stays. */
export async function changeAddresses(
  ec2: Connection,
  networkInterfaceId: string,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): Promise<void> {
  if (flag(planned, "private_ip_list_enabled")) {
    if (isSet(config, "private_ip_list") && changed(prior, planned, "private_ip_list"))
      await putInOrder(ec2, networkInterfaceId, texts(prior, "private_ip_list"), planned);
    return;
  }
  if (isKnown(planned, "private_ips") && changed(prior, planned, "private_ips"))
    await exchange(ec2, networkInterfaceId, texts(prior, "private_ips"), texts(planned, "private_ips"));
  if (isSet(config, "private_ips_count") && changed(prior, planned, "private_ips_count"))
    await makeUpNumber(ec2, networkInterfaceId, planned, texts(config, "private_ips"));
}

async function exchange(
  ec2: Connection,
  networkInterfaceId: string,
  present: readonly string[],
  wanted: readonly string[],
): Promise<void> {
  const removed = present.filter((address) => !wanted.includes(address));
  const added = wanted.filter((address) => !present.includes(address));
  if (removed.length > 0) await unassignAddresses(ec2, networkInterfaceId, removed);
  if (added.length > 0) await assignAddresses(ec2, networkInterfaceId, added);
}

/** EC2 lists addresses in the order in which they came. */
async function putInOrder(
  ec2: Connection,
  networkInterfaceId: string,
  present: readonly string[],
  planned: ObjectValue,
): Promise<void> {
  const wanted = texts(planned, "private_ip_list");
  const kept = wanted.findIndex((address, index) => present[index] !== address);
  const from = kept < 0 ? wanted.length : Math.max(kept, 1);
  const removed = present.slice(from);
  if (removed.length > 0) await unassignAddresses(ec2, networkInterfaceId, removed);
  for (const address of wanted.slice(from)) await assignAddresses(ec2, networkInterfaceId, [address]);
}

/** Lets EC2 choose what is missing, or takes away what is too much: what is written last of all. */
async function makeUpNumber(
  ec2: Connection,
  networkInterfaceId: string,
  planned: ObjectValue,
  written: readonly string[],
): Promise<void> {
  const found = await findNetworkInterface(ec2, networkInterfaceId);
  const secondary = found === undefined ? [] : privateAddresses(found).slice(1);
  const difference = (number(planned, "private_ips_count") ?? 0) - secondary.length;
  if (difference > 0) await assignAddresses(ec2, networkInterfaceId, difference);
  if (difference < 0) {
    const chosen = secondary.filter((address) => !written.includes(address));
    const asked = secondary.filter((address) => written.includes(address));
    await unassignAddresses(ec2, networkInterfaceId, [...asked, ...chosen].slice(difference));
  }
}
