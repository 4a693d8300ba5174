import { EnaDevice } from "../../guest/ena/device";
import { enaConfigurationSpace, messagePlaces } from "../../guest/ena/pci-function";
import type { DeviceMemory } from "../../guest/guest-memory";
import type { NetworkInterfaceDescription } from "./messages";
import type { NetworkCardPorts } from "./network-card";
import { networkCardSlots, type PciBus } from "./pci-bus";

const secondMs = 1_000;

/** An Elastic Network Adapter in a slot of the bus, the same one at every boot for the same device index. */
export function plugEnaNetworkCard(
  description: NetworkInterfaceDescription,
  memory: DeviceMemory,
  pci: PciBus,
): Pick<NetworkCardPorts, "name" | "device" | "takeOut"> {
  const { deviceIndex } = description;
  const name = `ena ${deviceIndex}`;
  const device = new EnaDevice(description, {
    memory,
    signal: (vector) => pci.signal(slot, vector),
    everySecond: (callback) => {
      const timer = setInterval(callback, secondMs);
      return () => clearInterval(timer);
    },
  });
  const place = networkCardSlots[deviceIndex];
  const slot = pci.plug(
    {
      name,
      configurationSpace: enaConfigurationSpace(),
      window: device,
      messages: messagePlaces,
    },
    [...(place === undefined ? [] : [place]), ...networkCardSlots.toReversed()],
  );
  return { name, device, takeOut: () => pci.unplug(slot) };
}
