import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  BlockDevice,
  Ec2Target,
  Instance,
  InstanceType,
  KeyPair,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
  UserData,
} from "../../constructs";

/**
 * A web server as one sets it up at AWS today: a Nitro instance type, Debian 12 as Debian publishes it, and cloud-init
 * that formats and mounts a volume, makes a user, writes files and starts a service.
 */
class WebServer extends TerraformStack {
  constructor(scope: Construct, id: string, target: Ec2Target) {
    super(scope, id);
    target.bind(this);

    const web = new SecurityGroup(this, "web", { description: "HTTP and SSH for everybody" });
    web.addIngressRule(Peer.anyIpv4(), Port.tcp(80));
    web.addIngressRule(Peer.anyIpv4(), Port.tcp(22));

    const publicKeyFile = process.env.WEB_SERVER_PUBLIC_KEY;
    const server = new Instance(this, "server", {
      instanceType: InstanceType.of("t3.micro"),
      machineImage: MachineImage.debian12(),
      keyPair: publicKeyFile ? KeyPair.fromPublicKeyFile(this, "key", publicKeyFile) : undefined,
      securityGroups: [web],
      // Part of the instance, so that it is there when cloud-init looks for it
      blockDevices: [{ deviceName: "/dev/sdf", volume: BlockDevice.ebs({ sizeGiB: 1, volumeType: "gp3" }) }],
      userData: UserData.custom(readFileSync(join(__dirname, "cloud-config.yaml"), "utf8")),
      tags: { Name: "web-server" },
    });

    for (const [name, value] of Object.entries({
      instance_id: server.instanceId,
      public_ip: server.publicIp,
      public_dns: server.publicDns,
      region: target.region,
    }))
      new TerraformOutput(this, name, { value, staticId: true });
  }
}

const app = new App();
new WebServer(app, "lab-local", Ec2Target.local());
new WebServer(app, "lab-aws", Ec2Target.aws({ region: "eu-west-1" }));
app.synth();
