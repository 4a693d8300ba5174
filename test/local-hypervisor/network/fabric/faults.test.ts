import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { FabricRig } from "../../../support/fabric-rig";
import { networkInterface, networkTopology } from "../../../support/network-topology";

const [a, b] = ["172.31.16.5", "172.31.16.6"];

test("an engine that fails to take a frame is told of in the log, a hundred times at most, and hurts nobody else", async () => {
  const rig = new FabricRig(
    networkTopology({ networkInterfaces: [networkInterface(a), networkInterface(b)] }),
  );
  const sender = await rig.plug(`eni-${a}`);
  const broken = new Error("the engine is gone");
  const port = rig.fabric.connect(`eni-${b}`, { frameOffload: false });
  port.onFrame(() => {
    throw broken;
  });
  for (let count = 0; count < 200; count += 1) sender.sendDatagram(parseIpv4Address(b));
  expect(rig.faults).toHaveLength(100);
  expect(rig.faults[0]).toEqual({ networkInterfaceId: `eni-${b}`, error: broken });
  expect(
    Buffer.from(await sender.ping(parseIpv4Address("172.31.16.1"), Buffer.from("still here"))).toString(),
  ).toBe("still here");
  rig.close();
});
