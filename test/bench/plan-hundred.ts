import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Lab } from "../support/lab";
import { TerraformProject } from "../support/terraform-project";
import { type Figure, median } from "./report";

const runs = 5;

/** `terraform plan` of a hundred new instances, against a plan of as many `terraform_data`, which no provider serves. */
export async function benchPlanHundred(): Promise<Figure[]> {
  const lab = new Lab();
  try {
    await lab.must(lab.drydock("up"));
    const ours = new TerraformProject(lab, "ours");
    ours.write({
      data: {
        aws_ami: {
          image: {
            owners: ["self"],
            most_recent: true,
            filter: [{ name: "name", values: ["drydock-micro-hvm-*"] }],
          },
        },
      },
      resource: {
        aws_instance: {
          server: {
            count: 100,
            ami: "${data.aws_ami.image.id}",
            instance_type: "t2.micro",
            tags: { Name: "server-${count.index}" },
          },
        },
      },
    });
    const floor = new TerraformProject(lab, "floor");
    writeFileSync(join(floor.folder, "provider.tf.json"), "{}");
    floor.write({ resource: { terraform_data: { server: { count: 100, input: "server-${count.index}" } } } });
    await Promise.all([ours.init(), floor.init()]);
    const times = { ours: [] as number[], floor: [] as number[] };
    for (let run = 0; run < runs; run++) {
      times.ours.push(await timed(() => lab.must(ours.terraform("plan"))));
      times.floor.push(await timed(() => lab.must(floor.terraform("plan"))));
    }
    return [
      {
        what: "terraform plan, 100 new instances",
        value: median(times.ours),
        unit: "ms",
        against: { what: "100 × terraform_data", value: median(times.floor) },
        runs,
      },
    ];
  } finally {
    await lab.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
