import {
  DescribeInstancesCommand,
  GetConsoleOutputCommand,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { ImageRecord } from "../../../../local-hypervisor/model/image";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

const refusal = {
  name: "InvalidParameterValue",
  message: expect.stringMatching(/^The architecture 'x86_64' of .* 'i386' of the specified AMI\./),
};

describe("an i386 AMI on a Nitro type", () => {
  let endpoint: Ec2Endpoint;
  let withEna: ImageRecord;
  let withoutEna: ImageRecord;

  const open = async (relaxations?: readonly "i386-on-nitro"[]) => {
    endpoint = await Ec2Endpoint.open({ rig: { relaxations } });
    withEna = await endpoint.rig.registerImage({ key: "ena", name: "with-ena", enaSupport: true });
    withoutEna = await endpoint.rig.registerImage();
    return endpoint.client();
  };
  const launch = (image: ImageRecord, type = "t3.micro") =>
    new RunInstancesCommand({ ImageId: image.id, InstanceType: type as never, MinCount: 1, MaxCount: 1 });

  afterEach(() => endpoint.close());

  test("is refused as AWS does, unless it is allowed", async () => {
    const client = await open();
    await expect(client.send(launch(withEna))).rejects.toMatchObject(refusal);
  });

  test("runs where it is allowed, with the vCPUs that the engine has, and everybody is told", async () => {
    const client = await open(["i386-on-nitro"]);
    const { Instances } = await client.send(launch(withEna));
    await endpoint.rig.settle();
    const id = Instances?.[0]?.InstanceId ?? "";
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    expect(Reservations?.[0]?.Instances?.[0]?.State?.Name).toBe("running");
    expect(endpoint.rig.engine.guestOf(id).spec).toMatchObject({
      hypervisor: "nitro",
      vcpus: 1,
      memoryMib: 1024,
    });
    const warning = expect.stringMatching(
      /^AWS would refuse this launch with InvalidParameterValue: The architecture .* It runs here because DRYDOCK_ALLOW has i386-on-nitro\.$/,
    );
    expect(endpoint.rig.warnings).toEqual([
      { message: "AWS would refuse this launch", fields: { instanceId: id, warning } },
    ]);
    const { Output = "" } = await client.send(new GetConsoleOutputCommand({ InstanceId: id }));
    expect(Buffer.from(Output, "base64").toString()).toContain(
      "[drydock] AWS would refuse this launch with InvalidParameterValue",
    );
    await client.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
    await client.send(new StartInstancesCommand({ InstanceIds: [id] }));
    await endpoint.rig.settle();
    expect(endpoint.rig.instance(id).state).toBe("running");
  });

  test("an instance changes to such a type only where that is allowed", async () => {
    for (const relaxations of [undefined, ["i386-on-nitro"]] as const) {
      const client = await open(relaxations);
      const { Instances } = await client.send(launch(withEna, "t2.micro"));
      const InstanceId = Instances?.[0]?.InstanceId ?? "";
      await endpoint.rig.settle();
      await client.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
      await endpoint.rig.settle();
      const change = client.send(
        new ModifyInstanceAttributeCommand({ InstanceId, InstanceType: { Value: "t3.micro" } }),
      );
      if (relaxations) await change;
      else {
        await expect(change).rejects.toMatchObject(refusal);
        await endpoint.close();
      }
    }
  });

  test("other rules hold all the same, and what AWS would run gets no warning", async () => {
    const client = await open(["i386-on-nitro"]);
    await expect(client.send(launch(withoutEna))).rejects.toMatchObject({
      name: "InvalidParameterCombination",
      message: expect.stringMatching(/^Enhanced networking with the Elastic Network Adapter/),
    });
    await expect(client.send(launch(withEna, "t4g.micro"))).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await client.send(launch(withEna, "t2.micro"));
    await endpoint.rig.settle();
    expect(endpoint.rig.warnings).toEqual([]);
  });
});
