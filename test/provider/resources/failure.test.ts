import { type Ec2Server, startEc2Server } from "../../../local-hypervisor/ec2-api/server";
import type { ObjectValue } from "../../../provider/protocol/value";
import { credentials, Ec2Endpoint } from "../../support/ec2-endpoint";
import { ManualClock } from "../../support/manual-clock";
import { ProviderDriver, Refused } from "../../support/provider-driver";
import { silentLog } from "../../support/silent-log";

/** Creations that do not come to their end: what is there is kept, and the message says how to go on. */
describe("when something gives way during a creation", () => {
  let endpoint: Ec2Endpoint;
  let server: Ec2Server;
  let terraform: ProviderDriver;
  let micro: ObjectValue;
  let release: () => void;
  /** The provider's deadlines are by it */
  let clock: ManualClock;

  let closeServer: () => Promise<void>;
  beforeEach(async () => {
    endpoint = await Ec2Endpoint.open();
    const image = await endpoint.rig.registerImage();
    server = await startEc2Server({ gateway: endpoint.gateway, log: silentLog });
    let closed: Promise<void> | undefined;
    closeServer = () => {
      closed ??= server.close();
      return closed;
    };
    clock = new ManualClock();
    terraform = await ProviderDriver.open(server.url, credentials, {}, clock);
    micro = { ami: image.id, instance_type: "t2.micro" };
    endpoint.rig.engine.manners.launchGate = new Promise((resolve) => {
      release = resolve;
    });
  });
  afterEach(async () => {
    release();
    await closeServer();
    await endpoint.close();
  });

  /** Starts a creation, lets something happen while it waits for the instance, and gives what came of it. */
  async function createWhile(settings: ObjectValue, happens: () => unknown): Promise<Refused> {
    const outcome = terraform.apply("aws_instance", settings).then(
      () => undefined,
      (error: unknown) => error,
    );
    // By then the provider has the instance's id, and waits for it
    await endpoint.answered("DescribeInstances");
    await happens();
    const error = await outcome;
    expect(error).toBeInstanceOf(Refused);
    const refused = error as Refused;
    const [instance] = endpoint.rig.controlPlane.instances.list("eu-west-1");
    // Terraform knows of the instance, and will replace it.
    expect(refused.state).toMatchObject({ id: instance?.id, ami: micro.ami, public_ip: null });
    return refused;
  }

  it("tells of a guest that does not start, with EC2's reason", async () => {
    endpoint.rig.engine.manners.failsToLaunch = "the emulator is out of memory";
    const refused = await createWhile(micro, () => release());
    expect(refused.message).toMatch(
      /^waiting for EC2 Instance \(i-\w+\) create: unexpected state '(shutting-down|terminated)', wanted target 'running', 'stopped'\. last error: \S+/,
    );
  });

  it("tells of a hypervisor that is gone, and the commands that mend it", async () => {
    const refused = await createWhile(micro, closeServer);
    expect(refused.message).toMatch(
      /^waiting for EC2 Instance \(i-\w+\) create: no answer from http:\/\/127\.0\.0\.1:\d+ to DescribeInstances\n.*(ECONNREFUSED|ECONNRESET|socket hang up)/,
    );
    for (const command of ["npx drydock doctor", "npx drydock logs", "npx drydock up", "npx drydock ps"])
      expect(refused.message).toContain(command);
  });

  it("stops at Ctrl-C", async () => {
    const refused = await createWhile(micro, () => terraform.stop());
    expect(refused.message).toMatch(/create: interrupted .*\n.*Ctrl-C/);
  });

  it("stops at the deadline of the timeouts block", async () => {
    const settings = { ...micro, timeouts: { create: "500ms" } };
    const refused = await createWhile(settings, () => clock.advance(500));
    expect(refused.message).toMatch(
      /create: interrupted (while waiting for state to become 'running', 'stopped' \(last state: 'pending'\)|during DescribeInstances)\n.*did not end within 500ms.*timeouts block/,
    );
  });
});
