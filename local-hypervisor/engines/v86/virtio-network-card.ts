import type { DeviceMemory } from "../../guest/guest-memory";
import { type SavedVirtioNet, VirtioNetDevice } from "../../guest/virtio-net/device";
import { virtioNetConfigurationSpace } from "../../guest/virtio-net/pci-function";
import type { NetworkInterfaceDescription } from "./messages";
import { networkCardSlots, type PciBus } from "./pci-bus";
import type { PluggedCard } from "./plugged-card";

/** A virtio network card in a slot of the bus, the same one at every boot for the same device index. */
export function plugVirtioNetworkCard(
  description: NetworkInterfaceDescription,
  memory: DeviceMemory,
  pci: PciBus,
  resumed?: { readonly slot: number; readonly saved: SavedVirtioNet },
): PluggedCard<SavedVirtioNet> {
  const { deviceIndex } = description;
  const name = `virtio-net ${deviceIndex}`;
  const device = new VirtioNetDevice(description, {
    memory,
    setInterrupt: (asserted) => pci.setInterrupt(slot, asserted),
  });
  if (resumed) device.restore(resumed.saved);
  const place = networkCardSlots[deviceIndex];
  const slot = pci.plug(
    {
      name,
      configurationSpace: virtioNetConfigurationSpace(),
      window: device,
    },
    resumed
      ? [resumed.slot >> 3]
      : [...(place === undefined ? [] : [place]), ...networkCardSlots.toReversed()],
  );
  return { name, device, slot, save: () => device.save(), takeOut: () => pci.unplug(slot) };
}
