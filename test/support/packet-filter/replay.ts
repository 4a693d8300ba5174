import { InterfaceFilter } from "../../../local-hypervisor/network/filter/interface-filter";
import { compileInterfaceRules } from "../../../local-hypervisor/network/filter/interface-rules";
import type { TrackingTimeouts } from "../../../local-hypervisor/network/filter/tracking-timeouts";
import { readPacketFacts } from "../../../local-hypervisor/network/packet-facts";
import { parseIpv4, serializeIpv4 } from "../../../local-hypervisor/network/wire/ipv4";
import { type FilterCase, groupIdsOf, indexOf } from "./filter-case";
import { directionOf, drawPacket } from "./sketch";

/** What our filter says to each packet of a case when they pass at these times, milliseconds */
export function replay(
  filterCase: FilterCase,
  timesMs: readonly number[],
  timeouts: TrackingTimeouts,
): boolean[] {
  let now = 0;
  const filter = new InterfaceFilter({ clock: { now: () => now }, timeouts });
  let stage = -1;
  return filterCase.packets.map(([phase, sketch], number) => {
    const stageNow = Math.min(phase, filterCase.stages.length - 1);
    if (stageNow !== stage) {
      stage = stageNow;
      const groups = filterCase.stages[stage] ?? [];
      filter.setRules(compileInterfaceRules(groupIdsOf(groups), indexOf(filterCase, stage)));
    }
    now = timesMs[number] ?? now;
    const packet = parseIpv4(serializeIpv4(drawPacket(sketch, filterCase.address)));
    return filter.admits(directionOf(sketch), readPacketFacts(packet));
  });
}
