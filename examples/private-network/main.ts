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
  Vpc,
} from "../../constructs";

const appPort = 8080;

/**
 * The classic two tiers: a web server that everybody reaches stands before an application that only the web server
 * reaches. The application has no public address; what it fetches from outside goes through a NAT gateway.
 */
class PrivateNetwork extends TerraformStack {
  constructor(scope: Construct, id: string, target: Ec2Target) {
    super(scope, id);
    target.bind(this);

    const vpc = new Vpc(this, "vpc", {
      cidrBlock: "10.0.0.0/16",
      subnetConfiguration: [
        { name: "public", subnetType: "public" },
        { name: "private", subnetType: "private-with-egress" },
      ],
      natGateways: 1,
    });

    const webGroup = new SecurityGroup(this, "web", { vpc, description: "HTTP and SSH for everybody" });
    webGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(80));
    webGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(22));
    const appGroup = new SecurityGroup(this, "app", { vpc, description: "HTTP for the web servers alone" });
    appGroup.addIngressRule(webGroup, Port.tcp(appPort));
    appGroup.addIngressRule(webGroup, Port.tcp(22));

    const publicKeyFile = process.env.PRIVATE_NETWORK_PUBLIC_KEY;
    const keyPair = publicKeyFile ? KeyPair.fromPublicKeyFile(this, "key", publicKeyFile) : undefined;
    const [publicSubnet] = vpc.publicSubnets;
    const [, otherZonesPrivateSubnet] = vpc.privateSubnets;

    const application = new Instance(this, "application", {
      instanceType: InstanceType.of("t2.micro"),
      machineImage: MachineImage.drydockMicro(),
      keyPair,
      subnet: otherZonesPrivateSubnet,
      securityGroups: [appGroup],
      userData: UserData.forLinux(
        "mkdir -p /srv/app",
        "echo 'the application says hello' > /srv/app/index.html",
        `httpd -p ${appPort} -h /srv/app`,
      ),
      tags: { Name: "application" },
    });

    const web = new Instance(this, "web-server", {
      instanceType: InstanceType.of("t2.micro"),
      machineImage: MachineImage.drydockMicro(),
      keyPair,
      subnet: publicSubnet,
      securityGroups: [webGroup],
      userData: UserData.forLinux(
        "mkdir -p /srv/www",
        // Two subnets, one VPC: the application is found by its private name
        `until wget -q -O /srv/www/application.html http://${application.privateDns}:${appPort}/; do sleep 1; done`,
        "echo 'the web server says hello' > /srv/www/index.html",
        "httpd -p 80 -h /srv/www",
      ),
      tags: { Name: "web-server" },
    });

    for (const [name, value] of Object.entries({
      vpc_id: vpc.vpcId,
      web_instance_id: web.instanceId,
      web_public_ip: web.publicIp,
      web_public_dns: web.publicDns,
      application_instance_id: application.instanceId,
      application_private_ip: application.privateIp,
      application_private_dns: application.privateDns,
      nat_public_ip: vpc.natGateways[0]?.publicIp,
    }))
      new TerraformOutput(this, name, { value, staticId: true });
  }
}

const app = new App();
new PrivateNetwork(app, "lab-local", Ec2Target.local());
new PrivateNetwork(app, "lab-aws", Ec2Target.aws({ region: "eu-west-1" }));
app.synth();
