import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  AvailabilityZones,
  Ec2Target,
  Instance,
  InstanceType,
  MachineImage,
  Snapshot,
  UserData,
  Volume,
} from "../../constructs";

/** Until /dev/sdf is there, which a t2 calls xvdf: Terraform attaches a volume to an instance that runs already. */
const untilAttached = "until [ -b /dev/xvdf ]; do sleep 1; done";

/**
 * Snapshots and AMIs, in two steps. First one instance writes a file to a volume of its own, and another configures
 * itself. Then a snapshot carries the file to a volume in another zone, whose instance prints it; and an AMI made of
 * the configured instance boots twice.
 *
 * A deployment ends when instances run, not when their guests are done: nothing in EC2's API says that user data has
 * come to its end. Two deployments therefore, with a look at the consoles between them, and a switch that says which.
 */
class SnapshotLab extends TerraformStack {
  constructor(scope: Construct, id: string, target: Ec2Target, step: Step) {
    super(scope, id);
    target.bind(this);
    // drydock-micro is an AMI of your own machine; AWS has Debian's
    const machineImage = target.name === "aws" ? MachineImage.debian12() : MachineImage.drydockMicro();
    const instanceType = InstanceType.of("t2.micro");
    const zones = new AvailabilityZones(this, "zones");

    const writer = new Instance(this, "writer", {
      instanceType,
      machineImage,
      availabilityZone: zones.name(0),
      userData: UserData.forLinux(
        untilAttached,
        "mkfs.ext4 -q /dev/xvdf",
        "mkdir -p /mnt/data",
        "mount /dev/xvdf /mnt/data",
        "echo 'written in the first zone' > /mnt/data/message",
        // What is not written through to the disk is not in its snapshot
        "umount /mnt/data",
        "echo 'snapshot-lab: the file is written'",
      ),
      tags: { Name: "writer" },
    });
    const data = new Volume(this, "data", { availabilityZone: zones.name(0), sizeGiB: 1 });
    data.attachTo(writer, { deviceName: "/dev/sdf" });

    const golden = new Instance(this, "golden", {
      instanceType,
      machineImage,
      userData: UserData.forLinux(
        "echo 'configured once' > /etc/snapshot-lab",
        "echo 'snapshot-lab: the instance is configured'",
      ),
      tags: { Name: "golden" },
    });

    const outputs: Record<string, string> = {
      writer_instance_id: writer.instanceId,
      golden_instance_id: golden.instanceId,
    };
    if (step === "restore") {
      const snapshot = new Snapshot(this, "snapshot", { volume: data, description: "The writer's file" });
      const reader = new Instance(this, "reader", {
        instanceType,
        machineImage,
        availabilityZone: zones.name(1),
        userData: UserData.forLinux(
          untilAttached,
          "mkdir -p /mnt/data",
          "mount /dev/xvdf /mnt/data",
          'echo "snapshot-lab: read $(cat /mnt/data/message)"',
          // A volume that is still mounted is not let go, neither here nor at AWS: destroy would wait for it
          "umount /mnt/data",
        ),
        tags: { Name: "reader" },
      });
      const restored = new Volume(this, "restored", { availabilityZone: zones.name(1), snapshot });
      restored.attachTo(reader, { deviceName: "/dev/sdf" });

      const baked = MachineImage.fromInstance(this, "baked", golden);
      for (const name of ["first", "second"]) {
        const copy = new Instance(this, name, {
          instanceType,
          machineImage: baked,
          userData: UserData.forLinux(`echo "snapshot-lab: the ${name} was $(cat /etc/snapshot-lab)"`),
          tags: { Name: name },
        });
        outputs[`${name}_instance_id`] = copy.instanceId;
      }
      Object.assign(outputs, {
        snapshot_id: snapshot.snapshotId,
        reader_instance_id: reader.instanceId,
        image_id: baked.imageId(),
      });
    }
    for (const [name, value] of Object.entries(outputs))
      new TerraformOutput(this, name, { value, staticId: true });
  }
}

type Step = "write" | "restore";

/** SNAPSHOT_LAB_STEP: `write` comes first, `restore` once both guests say that they are done. */
function chosenStep(): Step {
  const step = process.env.SNAPSHOT_LAB_STEP ?? "write";
  if (step !== "write" && step !== "restore")
    throw new Error(`SNAPSHOT_LAB_STEP is '${step}'. Set it to write or to restore.`);
  return step;
}

const step = chosenStep();
const app = new App();
new SnapshotLab(app, "lab-local", Ec2Target.local(), step);
new SnapshotLab(app, "lab-aws", Ec2Target.aws({ region: "eu-west-1" }), step);
app.synth();
