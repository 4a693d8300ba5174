import type { DeviceMemory } from "../../guest/guest-memory";
import { VirtioNetDevice } from "../../guest/virtio-net/device";
import { virtioNetConfigurationSpace } from "../../guest/virtio-net/pci-function";
import type { NetworkInterfaceDescription } from "./messages";
import type { NetworkCardPorts } from "./network-card";
import { networkCardSlots, type PciBus } from "./pci-bus";

/** A virtio network card in a slot of the bus, the same one at every boot for the same device index. */
export function plugVirtioNetworkCard(
  description: NetworkInterfaceDescription,
  memory: DeviceMemory,
  pci: PciBus,
): Pick<NetworkCardPorts, "name" | "device" | "takeOut"> {
  const { deviceIndex } = description;
  const name = `virtio-net ${deviceIndex}`;
  const device = new VirtioNetDevice(description, {
    memory,
    setInterrupt: (asserted) => pci.setInterrupt(slot, asserted),
  });
  const place = networkCardSlots[deviceIndex];
  const slot = pci.plug(
    {
      name,
      configurationSpace: virtioNetConfigurationSpace(),
      window: device,
    },
    [...(place === undefined ? [] : [place]), ...networkCardSlots.toReversed()],
  );
  return { name, device, takeOut: () => pci.unplug(slot) };
}
