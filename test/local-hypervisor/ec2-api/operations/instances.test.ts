import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  type DescribeInstancesCommandInput,
  type EC2Client,
  GetConsoleOutputCommand,
  type InstanceAttributeName,
  ModifyInstanceAttributeCommand,
  type ModifyInstanceAttributeCommandInput,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMaintenanceOptionsCommand,
  ModifyInstanceMetadataOptionsCommand,
  MonitorInstancesCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  UnmonitorInstancesCommand,
} from "@aws-sdk/client-ec2";
import { Ec2Endpoint } from "../../../support/ec2-endpoint";

jest.setTimeout(60_000);

describe("operations of instances", () => {
  let endpoint: Ec2Endpoint;
  let client: EC2Client;
  let id: string;
  let InstanceIds: string[];

  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    client = await endpoint.client();
    const { id: ImageId } = await endpoint.rig.registerImage();
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId,
        InstanceType: "t2.micro",
        MinCount: 1,
        MaxCount: 1,
        UserData: Buffer.from("#!/bin/sh\necho hello").toString("base64"),
        TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: "web" }] }],
      }),
    );
    id = Instances?.[0]?.InstanceId ?? "";
    InstanceIds = [id];
    await endpoint.rig.settle();
  });

  afterEach(async () => {
    await endpoint.close();
  });

  const stop = async () => {
    await client.send(new StopInstancesCommand({ InstanceIds }));
    await endpoint.rig.settle();
  };
  const attribute = (Attribute: InstanceAttributeName) =>
    client.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute }));
  const modify = (input: Omit<ModifyInstanceAttributeCommandInput, "InstanceId">) =>
    client.send(new ModifyInstanceAttributeCommand({ InstanceId: id, ...input }));
  const found = async (input: DescribeInstancesCommandInput) =>
    (await client.send(new DescribeInstancesCommand(input))).Reservations?.flatMap((reservation) =>
      reservation.Instances?.map((instance) => instance.InstanceId),
    );

  test("stop, start, reboot and terminate answer with the states before and after", async () => {
    expect((await client.send(new StopInstancesCommand({ InstanceIds }))).StoppingInstances).toEqual([
      {
        InstanceId: id,
        CurrentState: { Code: 64, Name: "stopping" },
        PreviousState: { Code: 16, Name: "running" },
      },
    ]);
    await endpoint.rig.settle();
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds }));
    expect(Reservations?.[0]?.Instances?.[0]).toMatchObject({
      State: { Code: 80, Name: "stopped" },
      StateReason: { Code: "Client.UserInitiatedShutdown" },
      StateTransitionReason: expect.stringMatching(/^User initiated \(2026-01-15 \d\d:\d\d:\d\d GMT\)$/),
      PublicDnsName: "",
    });
    expect((await client.send(new StartInstancesCommand({ InstanceIds }))).StartingInstances).toMatchObject([
      { CurrentState: { Name: "pending" }, PreviousState: { Name: "stopped" } },
    ]);
    await endpoint.rig.settle();
    await client.send(new RebootInstancesCommand({ InstanceIds }));
    await endpoint.rig.settle();
    expect(endpoint.rig.engine.guestOf(id).calls).toEqual(["reboot"]);
    expect(
      (await client.send(new TerminateInstancesCommand({ InstanceIds }))).TerminatingInstances,
    ).toMatchObject([{ CurrentState: { Code: 32, Name: "shutting-down" } }]);
    await endpoint.rig.settle();
    const { Reservations: after } = await client.send(new DescribeInstancesCommand({ InstanceIds }));
    expect(after?.[0]?.Instances?.[0]).toMatchObject({
      State: { Code: 48, Name: "terminated" },
      BlockDeviceMappings: [],
    });
  });

  test("a dry run of terminate changes nothing", async () => {
    await expect(
      client.send(new TerminateInstancesCommand({ InstanceIds, DryRun: true })),
    ).rejects.toMatchObject({
      name: "DryRunOperation",
    });
    await endpoint.rig.settle();
    expect(endpoint.rig.instance(id).state).toBe("running");
  });

  test("filters find instances by what EC2 finds them by", async () => {
    const matching = [
      ["tag:Name", "w*"],
      ["tag-key", "Name"],
      ["instance-state-name", "running"],
      ["instance-state-code", "16"],
      ["instance-type", "t2.*"],
      ["virtualization-type", "hvm"],
      ["instance.group-name", "default"],
      ["block-device-mapping.device-name", "/dev/xvda"],
      ["network-interface.status", "in-use"],
      ["metadata-options.http-tokens", "optional"],
      ["availability-zone", "eu-west-1a"],
    ] as const;
    for (const [Name, value] of matching)
      expect([Name, await found({ Filters: [{ Name, Values: [value] }] })]).toEqual([Name, [id]]);
    expect(await found({ Filters: [{ Name: "instance-state-name", Values: ["stopped"] }] })).toEqual([]);
    await expect(found({ Filters: [{ Name: "mood", Values: ["good"] }] })).rejects.toThrow(
      "The filter 'mood' is invalid",
    );
    await expect(found({ InstanceIds, MaxResults: 5 })).rejects.toThrow(
      "The parameter instancesSet cannot be used with the parameter maxResults",
    );
  });

  test("status is of running instances, of all when asked", async () => {
    const { InstanceStatuses } = await client.send(new DescribeInstanceStatusCommand({}));
    expect(InstanceStatuses).toMatchObject([
      {
        InstanceId: id,
        InstanceStatus: { Status: "ok", Details: [{ Name: "reachability", Status: "passed" }] },
        SystemStatus: { Status: "ok" },
      },
    ]);
    await stop();
    expect((await client.send(new DescribeInstanceStatusCommand({}))).InstanceStatuses).toEqual([]);
    expect(
      (await client.send(new DescribeInstanceStatusCommand({ IncludeAllInstances: true }))).InstanceStatuses,
    ).toMatchObject([{ InstanceState: { Name: "stopped" }, InstanceStatus: { Status: "not-applicable" } }]);
  });

  test("the status of an instance is impaired until its automatic recovery has started it again", async () => {
    const { engine } = endpoint.rig;
    let open = () => {};
    engine.manners.launchGate = new Promise((resolve) => {
      open = resolve;
    });
    const failedAt = endpoint.rig.clock.now();
    engine.guestOf(id).fail("QEMU was killed");
    await endpoint.rig.settle();
    const status = async (name: string, value: string) => {
      const Filters = [{ Name: name, Values: [value] }];
      return (await client.send(new DescribeInstanceStatusCommand({ Filters }))).InstanceStatuses;
    };
    const Details = [{ Name: "reachability", Status: "failed", ImpairedSince: new Date(failedAt) }];
    for (const filter of ["system-status.status", "instance-status.status"])
      expect(await status(filter, "impaired")).toMatchObject([
        {
          InstanceState: { Name: "running" },
          SystemStatus: { Status: "impaired", Details },
          InstanceStatus: { Status: "impaired", Details },
        },
      ]);
    expect(await status("system-status.reachability", "failed")).toHaveLength(1);
    open();
    await endpoint.rig.settle();
    expect(await status("system-status.reachability", "passed")).toMatchObject([
      { InstanceId: id, SystemStatus: { Status: "ok" } },
    ]);
  });

  test("attributes can be read", async () => {
    expect(await attribute("userData")).toMatchObject({
      UserData: { Value: Buffer.from("#!/bin/sh\necho hello").toString("base64") },
    });
    expect(await attribute("disableApiTermination")).toMatchObject({
      DisableApiTermination: { Value: false },
    });
    expect(await attribute("disableApiStop")).toMatchObject({ DisableApiStop: { Value: false } });
    expect(await attribute("instanceInitiatedShutdownBehavior")).toMatchObject({
      InstanceInitiatedShutdownBehavior: { Value: "stop" },
    });
    expect(await attribute("groupSet")).toMatchObject({ Groups: [{ GroupName: "default" }] });
    expect(await attribute("blockDeviceMapping")).toMatchObject({
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda" }],
    });
    await expect(attribute("mood" as never)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });

  test("attributes can be changed, some only while stopped, one at a time", async () => {
    await expect(modify({ InstanceType: { Value: "t2.small" } })).rejects.toMatchObject({
      name: "IncorrectInstanceState",
      message: `The instance '${id}' is not in the 'stopped' state.`,
    });
    await expect(modify({})).rejects.toMatchObject({ name: "InvalidParameterCombination" });
    await expect(
      modify({ DisableApiStop: { Value: true }, DisableApiTermination: { Value: true } }),
    ).rejects.toMatchObject({ message: "Fields for multiple attribute types specified" });
    await modify({ InstanceInitiatedShutdownBehavior: { Value: "terminate" } });
    await modify({ SourceDestCheck: { Value: false } });
    await modify({ Attribute: "disableApiTermination", Value: "true" });
    await stop();
    await modify({ InstanceType: { Value: "t2.small" } });
    await modify({ UserData: { Value: Buffer.from("#!/bin/sh\necho again") } });
    await expect(modify({ InstanceType: { Value: "t3.micro" } })).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    await expect(modify({ InstanceType: { Value: "t9.micro" } })).rejects.toThrow(
      "Invalid value 't9.micro' for InstanceType.",
    );
    expect(endpoint.rig.instance(id)).toMatchObject({
      instanceType: "t2.small",
      instanceInitiatedShutdownBehavior: "terminate",
      disableApiTermination: true,
    });
    expect(await attribute("sourceDestCheck")).toMatchObject({ SourceDestCheck: { Value: false } });
    expect(await attribute("userData")).toMatchObject({
      UserData: { Value: Buffer.from("#!/bin/sh\necho again").toString("base64") },
    });
    await client.send(new StartInstancesCommand({ InstanceIds }));
    await endpoint.rig.settle();
    expect(endpoint.rig.engine.guestOf(id).spec.memoryMib).toBe(2048);
  });

  test("metadata options, recovery, monitoring and credits", async () => {
    const { InstanceMetadataOptions } = await client.send(
      new ModifyInstanceMetadataOptionsCommand({
        InstanceId: id,
        HttpTokens: "required",
        HttpPutResponseHopLimit: 2,
      }),
    );
    expect(InstanceMetadataOptions).toMatchObject({
      State: "pending",
      HttpTokens: "required",
      HttpEndpoint: "enabled",
    });
    await expect(
      client.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpPutResponseHopLimit: 0 })),
    ).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await client.send(
      new ModifyInstanceMaintenanceOptionsCommand({ InstanceId: id, AutoRecovery: "disabled" }),
    );
    await client.send(new MonitorInstancesCommand({ InstanceIds }));
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds }));
    expect(Reservations?.[0]?.Instances?.[0]).toMatchObject({
      MetadataOptions: { State: "applied", HttpTokens: "required", HttpPutResponseHopLimit: 2 },
      MaintenanceOptions: { AutoRecovery: "disabled" },
      Monitoring: { State: "enabled" },
    });
    expect(
      (await client.send(new UnmonitorInstancesCommand({ InstanceIds }))).InstanceMonitorings,
    ).toMatchObject([{ Monitoring: { State: "disabling" } }]);
    const credits = async () =>
      (await client.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds })))
        .InstanceCreditSpecifications;
    expect(await credits()).toEqual([{ InstanceId: id, CpuCredits: "standard" }]);
    const changed = await client.send(
      new ModifyInstanceCreditSpecificationCommand({
        InstanceCreditSpecifications: [
          { InstanceId: id, CpuCredits: "unlimited" },
          { InstanceId: "i-0123456789abcdef0", CpuCredits: "unlimited" },
        ],
      }),
    );
    expect(changed).toMatchObject({
      SuccessfulInstanceCreditSpecifications: [{ InstanceId: id }],
      UnsuccessfulInstanceCreditSpecifications: [{ Error: { Code: "InvalidInstanceID.NotFound" } }],
    });
    expect(await credits()).toEqual([{ InstanceId: id, CpuCredits: "unlimited" }]);
    const profiles = await client.send(new DescribeIamInstanceProfileAssociationsCommand({}));
    expect(profiles.IamInstanceProfileAssociations).toEqual([]);
  });

  test("console output is the end of what was printed, in base64", async () => {
    expect((await client.send(new GetConsoleOutputCommand({ InstanceId: id }))).Output).toBeUndefined();
    endpoint.rig.engine.guestOf(id).print("Linux version 6.1\r\nlogin: ");
    const { Output, Timestamp } = await client.send(new GetConsoleOutputCommand({ InstanceId: id }));
    expect(Buffer.from(Output ?? "", "base64").toString()).toBe("Linux version 6.1\r\nlogin: ");
    expect(Timestamp?.getTime()).toBe(endpoint.rig.clock.now());
  });

  test("hibernation is refused to an instance that was not launched for it", async () => {
    await expect(
      client.send(new StopInstancesCommand({ InstanceIds, Hibernate: true })),
    ).rejects.toMatchObject({
      name: "UnsupportedHibernationConfiguration",
      message: `The instance can't be hibernated because it was not configured at launch for hibernation: ${id}`,
    });
    expect(endpoint.rig.instance(id).state).toBe("running");
  });

  test("an instance that was launched for hibernation is found by that, and told when it is hibernated", async () => {
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: endpoint.rig.controlPlane.images.list("eu-west-1")[0]?.id,
        InstanceType: "t2.nano",
        MinCount: 1,
        MaxCount: 1,
        HibernationOptions: { Configured: true },
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }],
      }),
    );
    expect(Instances?.[0]?.HibernationOptions).toEqual({ Configured: true });
    const hibernatable = Instances?.[0]?.InstanceId ?? "";
    await endpoint.rig.settle();
    const found = async (Name: string, value: string) => {
      const { Reservations } = await client.send(
        new DescribeInstancesCommand({ Filters: [{ Name, Values: [value] }] }),
      );
      return Reservations?.flatMap(({ Instances: each }) => each?.map(({ InstanceId }) => InstanceId) ?? []);
    };
    expect(await found("hibernation-options.configured", "true")).toEqual([hibernatable]);
    expect(await found("hibernation-options.configured", "false")).toEqual([id]);
    const { StoppingInstances } = await client.send(
      new StopInstancesCommand({ InstanceIds: [hibernatable], Hibernate: true }),
    );
    expect(StoppingInstances).toMatchObject([{ CurrentState: { Name: "stopping" } }]);
    await endpoint.rig.settle();
    expect(await found("state-reason-code", "Client.UserInitiatedHibernate")).toEqual([hibernatable]);
    expect(await found("instance-state-name", "stopped")).toEqual([hibernatable]);
    await client.send(new StartInstancesCommand({ InstanceIds: [hibernatable] }));
    await endpoint.rig.settle();
    expect(endpoint.rig.engine.guestOf(hibernatable).calls).toEqual(["go on"]);
    expect(await found("state-reason-code", "Client.UserInitiatedHibernate")).toEqual([]);
  });

  test("a protected instance keeps those of its zone, and those of other zones end", async () => {
    const image = endpoint.rig.controlPlane.images.list("eu-west-1")[0]?.id;
    const launch = async (zone: string, isProtected = false) => {
      const { Instances } = await client.send(
        new RunInstancesCommand({
          ImageId: image,
          InstanceType: "t2.micro",
          MinCount: 1,
          MaxCount: 1,
          Placement: { AvailabilityZone: zone },
          DisableApiTermination: isProtected,
        }),
      );
      return Instances?.[0]?.InstanceId as string;
    };
    const alone = [await launch("eu-west-1a"), await launch("eu-west-1a")];
    const kept = [await launch("eu-west-1b", true), await launch("eu-west-1b")];
    await endpoint.rig.settle();
    const terminate = (DryRun?: boolean) =>
      client.send(new TerminateInstancesCommand({ InstanceIds: [...alone, ...kept], DryRun }));
    const states = (ids: string[]) => ids.map((each) => endpoint.rig.instance(each).state);
    await expect(terminate(true)).rejects.toThrow(`The instance '${kept[0]}' may not be terminated.`);
    expect(states(alone)).toEqual(["running", "running"]);
    await expect(terminate()).rejects.toMatchObject({
      name: "OperationNotPermitted",
      message: expect.stringContaining(`The instance '${kept[0]}' may not be terminated.`),
    });
    await endpoint.rig.settle();
    expect(states(alone)).toEqual(["terminated", "terminated"]);
    expect(states(kept)).toEqual(["running", "running"]);
  });
});
