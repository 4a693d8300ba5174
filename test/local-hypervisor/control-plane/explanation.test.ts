import { explainInstance } from "../../../local-hypervisor/control-plane/explanation";
import type { ImageRecord } from "../../../local-hypervisor/model/image";
import { ControlPlaneRig, region } from "../../support/control-plane-rig";

// Storage is real: on a busy machine its first call may take seconds.
jest.setTimeout(60_000);

describe("the explanation of an instance", () => {
  let rig: ControlPlaneRig;
  let image: ImageRecord;

  beforeEach(async () => {
    rig = await ControlPlaneRig.open();
    image = await rig.registerImage();
  });

  afterEach(async () => {
    await rig.close();
  });

  const explain = (id: string) => explainInstance(rig.controlPlane.context, rig.controlPlane, id);

  test("joins the instance's record with what its guest reports", async () => {
    const { id, instanceType, imageId } = await rig.launch(image);
    expect(await explain(id)).toMatchObject({
      instanceId: id,
      instanceType,
      imageId,
      imageName: image.name,
      virtualizationType: "hvm",
      hypervisor: "xen",
      engine: "v86",
      runningMs: 0,
      guest: { disks: [{ name: "nvme0n1" }], networkInterfaces: [{ name: "eth0" }] },
    });
  });

  test("an instance that is not there is refused with the command that lists them", async () => {
    await expect(explain("i-0123456789abcdef0")).rejects.toMatchObject({
      kind: "unknown",
      message: "There is no instance i-0123456789abcdef0; list them with: npx drydock ps --all",
    });
  });

  test("a stopped instance is refused with the command that starts it", async () => {
    const { id } = await rig.launch(image);
    rig.controlPlane.transaction(() => rig.controlPlane.instances.stop(region, [id], { force: false }));
    await rig.settle();
    await expect(explain(id)).rejects.toMatchObject({
      kind: "notRunning",
      message: `No guest runs for ${id}: it is stopped. Start it with: aws ec2 start-instances --instance-ids ${id}`,
    });
  });
});
