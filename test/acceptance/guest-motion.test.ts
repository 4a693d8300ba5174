import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { DescribeInstancesCommand, RunInstancesCommand, StopInstancesCommand } from "@aws-sdk/client-ec2";
import { Lab } from "../support/lab";

jest.setTimeout(240_000);

const port = 8007;

/** A connection of this machine to a guest that sends back what it is sent */
class EchoedConnection {
  private received = "";
  private constructor(private readonly socket: Socket) {
    socket.setEncoding("latin1").on("data", (text: string) => {
      this.received += text;
    });
  }

  static async open(address: string): Promise<EchoedConnection> {
    const socket = connect(port, address);
    await once(socket, "connect");
    return new EchoedConnection(socket);
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** What came back so far */
  get text(): string {
    return this.received;
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.readable;
  }

  close(): void {
    this.socket.destroy();
  }
}

describe("pause, resume, move and explain at the command line", () => {
  const lab = new Lab();
  let instanceId: string;
  let connection: EchoedConnection;

  const echoed = async (line: string) => {
    connection.send(line);
    await lab.until(
      `'${line}' to come back`,
      30_000,
      async () => connection.text.endsWith(line) || undefined,
    );
  };
  const ask = (command: string, id = instanceId) => lab.drydock(command, id);

  beforeAll(async () => {
    await lab.must(lab.drydock("up"));
    const client = lab.ec2();
    await lab.openPort(port);
    const userData = `#!/bin/sh\nnc -ll -p ${port} -e /bin/cat &\n`;
    const { Instances } = await client.send(
      new RunInstancesCommand({
        ImageId: await lab.microImage("pv"),
        InstanceType: "t1.micro",
        MinCount: 1,
        MaxCount: 1,
        UserData: Buffer.from(userData).toString("base64"),
      }),
    );
    instanceId = Instances?.[0]?.InstanceId ?? "";
    await lab.waitForConsole(instanceId, /boot finished/);
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    connection = await EchoedConnection.open(Reservations?.[0]?.Instances?.[0]?.PublicIpAddress ?? "");
    await echoed("first\n");
  });
  afterAll(async () => {
    connection?.close();
    await lab.close();
  });

  test("a paused guest answers nothing and EC2 calls it running; resumed, it answers what it was sent", async () => {
    const paused = await lab.must(ask("pause"));
    expect(paused.stdout).toContain(`Let it go on with: npx drydock resume ${instanceId}`);
    connection.send("while it was paused\n");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(connection.text).toBe("first\n");
    expect((await lab.must(lab.drydock("ps"))).stdout).toMatch(new RegExp(`${instanceId}.*paused`));
    await lab.waitForState(instanceId, "running");
    expect(await ask("pause")).toMatchObject({
      status: 1,
      output: expect.stringContaining("drydock resume"),
    });
    expect(await ask("move")).toMatchObject({ status: 1, output: expect.stringContaining("drydock resume") });
    await lab.must(ask("resume"));
    await lab.until("the guest to answer", 30_000, async () =>
      connection.text.endsWith("while it was paused\n") ? true : undefined,
    );
    expect(await ask("resume")).toMatchObject({ status: 1 });
  });

  test("a moved guest goes on with its open connection", async () => {
    for (const line of ["before\n", "between\n", "after\n"]) {
      connection.send("on its way\n");
      const { stdout } = await lab.must(ask("move"));
      expect(stdout).toMatch(/was moved to another worker: \d+\.\d MiB, paused for \d+ ms/);
      await echoed(line);
    }
    expect(connection.isOpen).toBe(true);
    expect(connection.text.split("on its way\n")).toHaveLength(4);
  });

  test("explain names its mode, its devices and its hypercalls, with counts that go on over a move", async () => {
    const { stdout } = await lab.must(ask("explain"));
    expect(stdout).toContain(`${instanceId}: t1.micro of drydock-micro-pv`);
    expect(stdout).toContain("XenVMMXenVMM");
    for (const name of ["vcpu_op set_singleshot_timer", "event_channel_op send", "grant_table_op", "VMCALL"])
      expect(stdout).toContain(name);
    expect(stdout).toMatch(/disk xvda1 .*xen-blkfront, connected/);
    expect(stdout).toMatch(/network eth0 .*xen-netfront, connected/);
    const sends = (text: string) =>
      Number(/event_channel_op send\s+([\d,.]+)/.exec(text)?.[1]?.replaceAll(/[,.]/g, ""));
    await lab.must(ask("move"));
    await echoed("counted\n");
    const later = (await lab.must(ask("explain"))).stdout;
    expect(sends(later)).toBeGreaterThan(sends(stdout));
  });

  test("what cannot be paused or moved is named", async () => {
    const unknown = await ask("pause", "i-00000000000000000");
    expect(unknown).toMatchObject({ status: 1, output: expect.stringContaining("i-00000000000000000") });
    await lab.must(ask("pause"));
    // It goes on, to shut down
    await lab.ec2().send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    await lab.waitForState(instanceId, "stopped");
    for (const command of ["pause", "resume", "move", "explain"])
      expect(await ask(command)).toMatchObject({ status: 1, output: expect.stringContaining("stopped") });
  });
});
