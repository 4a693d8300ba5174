import { EnaDevice, type SavedAdapter } from "../../guest/ena/device";
import { enaConfigurationSpace, messagePlaces } from "../../guest/ena/pci-function";
import type { DeviceMemory } from "../../guest/guest-memory";
import type { NetworkInterfaceDescription } from "./messages";
import { networkCardSlots, type PciBus } from "./pci-bus";
import type { PluggedCard } from "./plugged-card";

const secondMs = 1_000;

/** An Elastic Network Adapter in a slot of the bus, the same one at every boot for the same device index. */
export function plugEnaNetworkCard(
  description: NetworkInterfaceDescription,
  memory: DeviceMemory,
  pci: PciBus,
  resumed?: { readonly slot: number; readonly saved: SavedAdapter },
): PluggedCard<SavedAdapter> {
  const { deviceIndex } = description;
  const name = `ena ${deviceIndex}`;
  const ports = {
    memory,
    signal: (vector: number) => pci.signal(slot, vector),
    everySecond: (callback: () => void) => {
      const timer = setInterval(callback, secondMs);
      return () => clearInterval(timer);
    },
  };
  const device = resumed
    ? EnaDevice.restore(resumed.saved, description, ports)
    : new EnaDevice(description, ports);
  const place = networkCardSlots[deviceIndex];
  const slot = pci.plug(
    {
      name,
      configurationSpace: enaConfigurationSpace(),
      window: device,
      messages: messagePlaces,
    },
    resumed
      ? [resumed.slot >> 3]
      : [...(place === undefined ? [] : [place]), ...networkCardSlots.toReversed()],
  );
  return { name, device, slot, save: () => device.save(), takeOut: () => pci.unplug(slot) };
}
