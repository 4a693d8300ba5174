import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  Ec2Target,
  Instance,
  InstanceType,
  KeyPair,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
  UserData,
  Volume,
} from "../../constructs";

/** One instance with a key, a security group, user data and a volume of its own: a first afternoon with EC2. */
class FirstInstance extends TerraformStack {
  constructor(scope: Construct, id: string, target: Ec2Target) {
    super(scope, id);
    target.bind(this);

    const web = new SecurityGroup(this, "web", { description: "SSH and HTTP" });
    web.addIngressRule(Peer.anyIpv4(), Port.tcp(22));
    web.addIngressRule(Peer.anyIpv4(), Port.tcp(80));

    const publicKeyFile = findPublicKey();
    const server = new Instance(this, "server", {
      instanceType: InstanceType.of("t2.micro"),
      machineImage: MachineImage.drydockMicro(),
      keyPair: publicKeyFile ? KeyPair.fromPublicKeyFile(this, "key", publicKeyFile) : undefined,
      securityGroups: [web],
      userData: UserData.forLinux(
        "echo 'Hello from user data' > /root/hello.txt",
        // What user data prints goes to the console, which `drydock console` and GetConsoleOutput show.
        'echo "first-instance: user data done on $(uname -sr)"',
      ),
      tags: { Name: "first-instance" },
    });

    const data = new Volume(this, "data", { availabilityZone: server.availabilityZone, sizeGiB: 1 });
    data.attachTo(server, { deviceName: "/dev/sdf" });

    for (const [name, value] of Object.entries({
      instance_id: server.instanceId,
      public_ip: server.publicIp,
      private_ip: server.privateIp,
      region: target.region,
    }))
      new TerraformOutput(this, name, { value, staticId: true });
  }
}

/** FIRST_INSTANCE_PUBLIC_KEY, else the first key in ~/.ssh; without one the instance has no SSH log-in. */
function findPublicKey(): string | undefined {
  if (process.env.FIRST_INSTANCE_PUBLIC_KEY) return process.env.FIRST_INSTANCE_PUBLIC_KEY;
  const folder = join(homedir(), ".ssh");
  if (!existsSync(folder)) return undefined;
  const found = ["id_ed25519.pub", "id_rsa.pub"].find((name) => readdirSync(folder).includes(name));
  return found && join(folder, found);
}

const app = new App();
new FirstInstance(app, "lab-local", Ec2Target.local());
new FirstInstance(app, "lab-aws", Ec2Target.aws({ region: "eu-west-1" }));
app.synth();
