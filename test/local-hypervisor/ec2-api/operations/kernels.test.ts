import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  type EC2Client,
  GetConsoleOutputCommand,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { EngineError } from "../../../../local-hypervisor/engines/engine-error";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";
import { FakeEngine } from "../../../support/fake-engine";

jest.setTimeout(60_000);

/** PV-GRUBs of eu-west-1 */
const kernels = {
  i386: "aki-1c9fd86f",
  x86: "aki-dc9ed9af",
  partitioned: "aki-5ea34529",
  ofUsEast1: "aki-04206613",
};

describe("kernels of paravirtual instances", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let engine: FakeEngine;
  let paravirtual: ImageRecord;
  let hvm: ImageRecord;

  beforeAll(async () => {
    const { capabilities } = new FakeEngine();
    engine = new FakeEngine({ ...capabilities, virtualizationTypes: ["hvm", "paravirtual"] });
    endpoint = await Ec2Endpoint.open({ rig: { engines: [engine] } });
    client = await endpoint.client();
    hvm = await endpoint.rig.registerImage();
    paravirtual = await endpoint.rig.registerImage({
      key: "drydock-micro-pv",
      name: "drydock-micro-pv-i386-20260101",
      virtualizationType: "paravirtual",
      rootDeviceName: "/dev/sda1",
      bootMode: undefined,
    });
  });

  afterAll(() => endpoint.close());
  afterEach(() => {
    engine.manners.failsToLaunch = undefined;
  });

  const run = async (input: Partial<RunInstancesCommandInput> = {}) => {
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: paravirtual.id,
        InstanceType: "t1.micro",
        MinCount: 1,
        MaxCount: 1,
        ...input,
      }),
    );
    await endpoint.rig.settle();
    return described(Instances?.[0]?.InstanceId ?? "");
  };
  const described = async (id: string) => {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    return { id, instance: Reservations?.[0]?.Instances?.[0] };
  };

  test("an image that was built has its region's PV-GRUB, and where there is none there is no such image", () => {
    expect(paravirtual.kernelId).toBe(kernels.i386);
    const { images } = endpoint.rig.controlPlane;
    expect(images.list("us-east-1").map(({ kernelId }) => kernelId)).toContain(kernels.ofUsEast1);
    expect(images.list("eu-west-2").map(({ virtualizationType }) => virtualizationType)).toEqual(["hvm"]);
  });

  test.each<[string, Partial<RunInstancesCommandInput>, string, "hd0" | "hd00"]>([
    ["the image's", {}, kernels.i386, "hd0"],
    ["the request's", { KernelId: kernels.partitioned }, kernels.partitioned, "hd00"],
  ])("an instance is started by %s kernel", async (_case, input, kernelId, root) => {
    const { id, instance } = await run(input);
    expect(instance).toMatchObject({ KernelId: kernelId, State: { Name: "running" } });
    expect(engine.guestOf(id).spec).toMatchObject({
      virtualizationType: "paravirtual",
      hypervisor: "xen",
      pvGrub: { root },
    });
  });

  test("an HVM instance has none", async () => {
    const { id, instance } = await run({ ImageId: hvm.id, InstanceType: "t2.micro" });
    expect(instance).not.toHaveProperty("KernelId");
    expect(engine.guestOf(id).spec.pvGrub).toBeUndefined();
  });

  test.each<[string, () => Partial<RunInstancesCommandInput>, string, RegExp]>([
    ["no id at all", () => ({ KernelId: "vmlinuz" }), "InvalidKernelId.Malformed", /expecting "aki-\.\.\."/],
    [
      "of another region",
      () => ({ KernelId: kernels.ofUsEast1 }),
      "InvalidAMIID.NotFound",
      /^The image id '\[aki-04206613\]' does not exist$/,
    ],
    ["for 64 bits", () => ({ KernelId: kernels.x86 }), "InvalidParameterCombination", /'x86_64'.*'i386'/],
    [
      "for an HVM image",
      () => ({ KernelId: kernels.i386, ImageId: hvm.id, InstanceType: "t2.micro" }),
      "InvalidParameterCombination",
      /virtualization type 'paravirtual'/,
    ],
    [
      "with a ramdisk",
      () => ({ KernelId: kernels.i386, RamdiskId: "ari-12345678" }),
      "InvalidParameterCombination",
      /ari-12345678.*PV-GRUB/,
    ],
    ["with no ramdisk's id", () => ({ RamdiskId: "initrd" }), "InvalidRamDiskId.Malformed", /"ari-\.\.\."/],
    [
      "a ramdisk for an HVM image",
      () => ({ RamdiskId: "ari-12345678", ImageId: hvm.id, InstanceType: "t2.micro" }),
      "InvalidParameterCombination",
      /A ramdisk can only/,
    ],
  ])("a kernel %s is refused", async (_case, input, name, message) => {
    const launched = engine.guests.length;
    await expect(run(input())).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(engine.guests).toHaveLength(launched);
  });

  test("the kernel changes only while the instance is stopped", async () => {
    const { id } = await run();
    const modify = (input: object) =>
      client.send(new ModifyInstanceAttributeCommand({ InstanceId: id, ...input }));
    await expect(modify({ Kernel: { Value: kernels.partitioned } })).rejects.toMatchObject({
      name: "IncorrectInstanceState",
    });
    await client.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
    await expect(modify({ Ramdisk: { Value: "ari-12345678" } })).rejects.toMatchObject({
      name: "InvalidParameterCombination",
    });
    await expect(modify({ Kernel: { Value: kernels.x86 } })).rejects.toMatchObject({
      name: "InvalidParameterCombination",
    });
    await modify({ Kernel: { Value: kernels.partitioned } });
    expect(
      (await client.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: "kernel" })))
        .KernelId,
    ).toEqual({ Value: kernels.partitioned });
    await modify({ Attribute: "kernel", Value: kernels.i386 });
    expect((await described(id)).instance?.KernelId).toBe(kernels.i386);
  });

  test.each<[string, () => Partial<RunInstancesCommandInput>, string, string[]]>([
    [
      "menu.lst",
      () => ({}),
      "No partition of the root disk holds a boot menu; looked for /boot/grub/menu.lst.",
      ["GNU GRUB  version 0.97  (pv-grub-hd0_1.05-i386.gz)", "Error: No partition of the root disk"],
    ],
    [
      "a kernel that is prepared for Xen",
      () => ({ KernelId: kernels.partitioned }),
      "/boot/vmlinuz-686 has no Xen notes.",
      ["(pv-grub-hd00_1.04-i386.gz)", "Error: /boot/vmlinuz-686 has no Xen notes."],
    ],
    [
      "a kernel for its processor",
      () => ({ ImageId: hvm.id, InstanceType: "t2.micro" }),
      "/boot/vmlinuz-amd64 of the root disk is a 64-bit kernel, and this machine is an i386.",
      ["Booting from Hard Disk...", "error: /boot/vmlinuz-amd64", "No bootable device."],
    ],
  ])(
    "an image without %s ends the launch, and console and reason say so",
    async (_case, input, why, shown) => {
      engine.manners.failsToLaunch = new EngineError("boot", why);
      const { id, instance } = await run(input());
      expect(instance).toMatchObject({
        State: { Name: "terminated" },
        StateReason: {
          Code: "Client.InternalError",
          Message: `Client.InternalError: Client error on launch: ${why}`,
        },
      });
      const { Output = "" } = await client.send(new GetConsoleOutputCommand({ InstanceId: id }));
      const text = Buffer.from(Output, "base64").toString();
      for (const part of [...shown, `[drydock] This instance could not be launched: ${why}`])
        expect(text).toContain(part);
    },
  );

  test("a fault of the engine is the server's, and no boot loader speaks", async () => {
    engine.manners.failsToLaunch = new EngineError("internal", "The worker ended.");
    const { id, instance } = await run();
    expect(instance).toMatchObject({
      State: { Name: "terminated" },
      StateReason: { Code: "Server.InternalError", Message: "Server.InternalError: The worker ended." },
    });
    const { Output = "" } = await client.send(new GetConsoleOutputCommand({ InstanceId: id }));
    expect(Buffer.from(Output, "base64").toString()).not.toContain("GRUB");
  });
});
