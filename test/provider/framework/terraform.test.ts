import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ObjectValue } from "../../../provider/protocol/value";
import { buildSpecimen } from "../../support/specimen/build";
import { finished, SpecimenProject } from "../../support/specimen/project";
import { until } from "../../support/until";

/** The framework and the wire behind the real terraform, with a provider that has every kind of value. */
const terraform = spawnSync("terraform", ["version"]).status === 0;
const withTerraform = terraform ? describe : describe.skip;

jest.setTimeout(120_000);

withTerraform(`with the real terraform${terraform ? "" : " (skipped: it is not on PATH)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "specimen-bundle-"));
  let mainFile: string;
  let project: SpecimenProject;

  beforeAll(async () => {
    mainFile = await buildSpecimen(folder);
  });

  beforeEach(async () => {
    project = new SpecimenProject(mainFile);
    project.write("");
    expect(await project.run("init")).toMatchObject({ status: 0 });
  });

  afterEach(() => project.remove());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (thing: string, providerBody = ""): void =>
    project.write(`resource "specimen_thing" "it" {\n${thing}\n}\n`, providerBody);

  const applied = async (): Promise<string> => {
    const { status, output } = await project.apply();
    expect({ status, output }).toMatchObject({ status: 0 });
    return output;
  };

  const unchanged = async (): Promise<void> => {
    const { status, output } = await project.plan();
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining("No changes.") });
  };

  const planned = async (): Promise<string> => {
    const { status, output } = await project.plan();
    expect({ status, output }).toMatchObject({ status: 2 });
    return output;
  };

  const state = () => project.state()["specimen_thing.it"];

  /** Changes the one thing behind Terraform's back. */
  const drift = (change: ObjectValue): void => {
    const [[id, value] = ["", {}]] = project.store.all("specimen_thing");
    project.store.put("specimen_thing", id, { ...value, ...change });
  };

  test("every kind of value lives through validate, plan, apply, plan and destroy", async () => {
    project.write(`
      resource "specimen_thing" "it" {
        name      = "one"
        ratio     = 0.1
        active    = false
        secret    = "hush"
        addresses = []
        groups    = ["b", "a"]
        weights   = { a = 1.5, b = -3 }
        rules     = [{ port = 22, peers = ["x"] }, { port = 80, peers = null }]
        tags      = { x = "y" }
        disk { gib = 20 }
        port { number = 80 }
        port {
          number = 443
          note   = "tls"
        }
      }
      resource "specimen_strict" "it" {
        any    = toset(["a", "b"])
        huge   = 123456789012345678901234567890
        exact  = 3.14159265358979323846264338327950288
        nested = { x = specimen_thing.it.id, y = [true, false] }
        grid   = [[1, 2], [9007199254740993]]
      }
      data "specimen_lookup" "it" {
        name       = specimen_thing.it.name
        depends_on = [specimen_thing.it]
      }
      output "found" { value = data.specimen_lookup.it.id }
    `);
    expect(await project.run("validate")).toMatchObject({ status: 0 });
    const plan = await planned();
    expect(plan).toContain("exact    = 3.14159265358979323846264338327950288");
    expect(plan).toContain("secret    = (sensitive value)");
    expect(plan).not.toContain("hush");
    const output = await applied();
    expect(output).toMatch(/found = "thing-/);
    expect(state()?.attributes).toMatchObject({
      name: "one",
      ratio: 0.1,
      size: 8,
      active: false,
      addresses: [],
      groups: ["a", "b"],
      tags_all: { x: "y" },
      disk: [{ gib: 20, kind: "fast", keep: true, volume: expect.any(String) }],
    });
    const text = readFileSync(join(project.folder, "terraform.tfstate"), "utf8");
    expect(text).toContain("123456789012345678901234567890");
    expect(text).toContain("9007199254740993");
    await unchanged();
    expect(await project.run("destroy", "-auto-approve")).toMatchObject({ status: 0 });
    expect(project.store.all("specimen_thing").size + project.store.all("specimen_strict").size).toBe(0);
  });

  test("what is left out is the API's to fill in, and stays", async () => {
    write('name = "one"');
    expect(await planned()).toMatch(/\+ disk \(known after apply\)/);
    await applied();
    expect(state()?.attributes).toMatchObject({
      zone: "zone-a",
      groups: ["default"],
      disk: [{ gib: 8 }],
      tags: null,
      tags_all: {},
      addresses: null,
    });
    await unchanged();
    write('name = "two"');
    const plan = await planned();
    expect(plan).toContain("will be updated in-place");
    expect(plan).toMatch(/~ revision\s+= 1 -> \(known after apply\)/);
    expect(plan).not.toContain("disk");
    await applied();
    expect(state()?.attributes).toMatchObject({ name: "two", revision: 2, zone: "zone-a" });
  });

  test("drift shows and is mended; what is gone is made anew", async () => {
    write('name = "one"');
    await applied();
    drift({ size: 99, disk: [{ gib: 50, kind: "fast", keep: true, volume: "v" }] });
    const plan = await planned();
    expect(plan).toMatch(/~ size\s+= 99 -> 8/);
    await applied();
    await unchanged();
    for (const id of project.store.all("specimen_thing").keys()) project.store.remove("specimen_thing", id);
    expect(await planned()).toContain("1 to add, 0 to change, 0 to destroy");
  });

  test.each([
    ["an attribute", 'zone = "zone-b"', /zone\s+= "zone-a" -> "zone-b" # forces replacement/],
    [
      "an attribute in a list of blocks",
      'disk { kind = "slow" }',
      /kind\s+= "fast" -> "slow" # forces replacement/,
    ],
    ["a new element of a set of blocks", "port { number = 81 }", /port \{ # forces replacement/],
  ])("%s that cannot change forces a replacement", async (_title, change, shown) => {
    write('name = "one"');
    await applied();
    const before = state()?.attributes.id;
    write(`name = "one"\n${change}`);
    const plan = await planned();
    expect(plan).toContain("must be replaced");
    expect(plan).toMatch(shown);
    await applied();
    expect(state()?.attributes.id).not.toBe(before);
    expect(project.store.all("specimen_thing").size).toBe(1);
    await unchanged();
  });

  test("an element of a set may change what does not force a replacement, and keeps what the API gave it", async () => {
    const ports = (note: string) => `
      name = "one"
      port { number = 80 }
      port {
        number = 443
        note   = "${note}"
      }`;
    write(ports("a"));
    await applied();
    write(ports("b"));
    expect(await planned()).toContain("will be updated in-place");
    await applied();
    await unchanged();
  });

  test("the resource itself may ask for a replacement", async () => {
    write('name = "one"\nbehaviour = "pinned"');
    await applied();
    write('name = "one"\nbehaviour = "loose"');
    expect(await planned()).toMatch(/behaviour\s+= "pinned" -> "loose" # forces replacement/);
  });

  test("an imported thing that is as configured needs no change", async () => {
    write('name = "one"\nsize = 12\ntags = { a = "b" }');
    await applied();
    const id = String(state()?.attributes.id);
    rmSync(join(project.folder, "terraform.tfstate"));
    expect(await project.run("import", "specimen_thing.it", id)).toMatchObject({ status: 0 });
    await unchanged();
    expect(await project.run("import", "specimen_strict.it", "x")).toMatchObject({ status: 1 });
  });

  test("a type without import says so", async () => {
    project.write('resource "specimen_strict" "it" {}');
    expect(await project.run("import", "specimen_strict.it", "x")).toMatchObject({
      status: 1,
      output: expect.stringContaining("specimen_strict cannot be imported"),
    });
  });

  describe("tags", () => {
    const defaults = (tags: string) => `default_tags {\n tags = { ${tags} }\n }`;

    test("of the provider come to every resource, the resource's own win", async () => {
      write('name = "one"\ntags = { b = "mine" }', defaults('a = "1", b = "2"'));
      await applied();
      expect(state()?.attributes).toMatchObject({ tags: { b: "mine" }, tags_all: { a: "1", b: "mine" } });
      await unchanged();
    });

    test("of the provider that change are an update of each resource", async () => {
      write('name = "one"', defaults('a = "1"'));
      await applied();
      expect(state()?.attributes).toMatchObject({ tags: null, tags_all: { a: "1" } });
      write('name = "one"', defaults('a = "2"'));
      expect(await planned()).toMatch(/~ tags_all\s+= \{\s+~ "a" = "1" -> "2"/);
      await applied();
      await unchanged();
      write('name = "one"');
      await applied();
      expect(state()?.attributes).toMatchObject({ tags_all: {} });
    });

    test("that someone else adds are drift, unless they are to be ignored", async () => {
      write('name = "one"\ntags = { a = "1" }');
      await applied();
      drift({ tags_all: { a: "1", theirs: "x" } });
      expect(await planned()).toMatch(/- "theirs" = "x" -> null/);
      write('name = "one"\ntags = { a = "1" }', 'ignore_tags {\n keys = ["theirs"]\n }');
      await unchanged();
    });

    test("that are the same as the provider's stay the resource's", async () => {
      write('name = "one"\ntags = { a = "1" }', defaults('a = "1"'));
      await applied();
      expect(state()?.attributes).toMatchObject({ tags: { a: "1" }, tags_all: { a: "1" } });
      await unchanged();
    });
  });

  describe("what goes wrong", () => {
    const failing = async (thing: string): Promise<string> => {
      write(thing);
      const { status, output } = await project.apply();
      expect({ status, output }).toMatchObject({ status: 1 });
      return output.replace(/\s*\n[│\s]*/g, " ");
    };

    test("a broken rule is told at validate, at the attribute", async () => {
      write('name = "forbidden"');
      const { status, output } = await project.run("validate");
      expect(status).toBe(1);
      expect(output).toContain("InvalidParameterValue: EC2 would refuse this specimen_thing");
      expect(output).toContain("Value (forbidden) for parameter name is invalid.");
      expect(output).toContain("Take another name.");
      expect(output).toMatch(/main.tf line \d+, in resource "specimen_thing" "it"/);
    });

    test("so is the resource's own word, and a duration that is none", async () => {
      write('name = "one"\nsize = 0\ntimeouts { create = "soon" }');
      const { output } = await project.run("validate");
      expect(output).toContain("Too small");
      expect(output).toContain('"soon" is no duration');
    });

    test("a refusal at plan changes nothing", async () => {
      expect(await failing('name = "one"\nbehaviour = "refuse-plan"')).toContain("Refused at plan");
      expect(project.store.all("specimen_thing").size).toBe(0);
    });

    test("a refusal at create leaves no state", async () => {
      expect(await failing('name = "one"\nbehaviour = "refuse"')).toContain("Refused at create");
      expect(state()).toBeUndefined();
    });

    test("a thing that was created by half is tainted and replaced", async () => {
      expect(await failing('name = "one"\nbehaviour = "half"')).toContain("Created by half");
      expect(state()).toMatchObject({ tainted: true, attributes: { name: "one", arn: expect.any(String) } });
      write('name = "one"');
      expect(await planned()).toContain("is tainted, so must be replaced");
      await applied();
      expect(project.store.all("specimen_thing").size).toBe(1);
    });

    test("a refused update leaves the state as it was", async () => {
      write('name = "one"');
      await applied();
      expect(await failing('name = "two"\nbehaviour = "refuse-update"')).toContain("Refused at update");
      expect(state()).toMatchObject({ tainted: false, attributes: { name: "one", behaviour: null } });
    });

    test("a refused delete keeps the thing", async () => {
      write('name = "one"\nbehaviour = "sticky"');
      await applied();
      expect(await project.run("destroy", "-auto-approve")).toMatchObject({
        status: 1,
        output: expect.stringContaining("It sticks"),
      });
      expect(state()?.attributes.name).toBe("one");
    });

    test("a defect asks for a report", async () => {
      const output = await failing('name = "one"\nbehaviour = "throw"');
      expect(output).toContain("The provider failed while creating specimen_thing");
      expect(output).toContain("a bug of the specimen");
      expect(output).toContain("Please report it.");
    });

    test("a value that never came to be known is a defect, and the thing is kept", async () => {
      const output = await failing('name = "one"\nbehaviour = "forgetful"');
      expect(output).toContain("arn is still not known after the operation");
      expect(state()).toMatchObject({ tainted: true, attributes: { arn: null, name: "one" } });
    });

    test("a value of another type is a defect, and the thing is kept", async () => {
      const output = await failing('name = "one"\nbehaviour = "wrong-type"');
      expect(output).toContain('revision is a string; the schema says "number"');
      expect(state()?.attributes).toMatchObject({ revision: null, name: "one" });
    });

    test("time that runs out names the argument to raise", async () => {
      const output = await failing('name = "one"\nbehaviour = "never"\ntimeouts { create = "300ms" }');
      expect(output).toContain(
        "The create did not end within 300ms. Where it needs longer, raise create in the",
      );
    });

    test("a provider without its configuration says so", async () => {
      project.write(
        'resource "terraform_data" "x" {}\nresource "specimen_thing" "it" {\n name = "one"\n }',
        "",
      );
      const main = join(project.folder, "main.tf");
      const text = readFileSync(main, "utf8").replace(/store = .*/, "store = terraform_data.x.id");
      writeFileSync(main, text);
      // Planned without its API, created when the configuration is known
      const { status, output } = await project.plan();
      expect({ status, output }).toMatchObject({ status: 2 });
      expect(output).toContain("2 to add");
    });
  });

  describe("when it is to end early", () => {
    const slow = 'name = "one"\nbehaviour = "slow"';
    const log = () => `${project.store.file}.log`;
    const begun = () =>
      until(() => existsSync(log()) && readFileSync(log(), "utf8").includes("slow create begins"));
    const providers = (): string[] =>
      spawnSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
        .stdout.split("\n")
        .filter((line) => line.includes(project.folder) && line.includes("terraform-provider-specimen"));
    const withoutProviders = () => until(() => providers().length === 0);

    test("Ctrl-C stops the create, which still reports what exists", async () => {
      write(slow);
      const child = project.start("apply", "-auto-approve");
      const outcome = finished(child);
      await begun();
      process.kill(-(child.pid as number), "SIGINT"); // to the whole group, as a terminal does
      const { status, output } = await outcome;
      expect(status).toBe(1);
      expect(output).toContain("Interrupt received.");
      expect(output).toContain("Terraform asked to stop (Ctrl-C).");
      expect(readFileSync(log(), "utf8")).toContain("slow create was stopped");
      expect(state()).toMatchObject({ tainted: true, attributes: { name: "one" } });
      await withoutProviders();
    });

    test("kill -9 of terraform ends the provider too", async () => {
      write(slow);
      const child = project.start("apply", "-auto-approve");
      const outcome = finished(child);
      await begun();
      child.kill("SIGKILL");
      await outcome;
      await withoutProviders();
      expect(readFileSync(log(), "utf8")).toContain("slow create was stopped");
    });
  });

  test("TF_LOG shows the provider's log by its levels", async () => {
    write('name = "one"\nbehaviour = "throw"');
    project.environment = { TF_LOG_PROVIDER: "trace", TF_LOG_PATH: join(project.folder, "log") };
    await project.apply();
    const text = readFileSync(join(project.folder, "log"), "utf8");
    expect(text).toMatch(/\[TRACE\] provider\.terraform-provider-specimen\S*: Answered .*PlanResourceChange/);
    expect(text).toMatch(
      /\[ERROR\] provider\.terraform-provider-specimen\S*: Failed while creating specimen_thing/,
    );
  });
});
