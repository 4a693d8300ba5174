// `npm run quickstart [-- --engine embedded | qemu]`: from a fresh clone to a guest that has run its user data. The
// second run changes nothing.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { chooseEngine, engineArgument, labs, requireQemu } from "./quickstart-labs.mjs";
import {
  buildBundles,
  CommandFailure,
  findTerraform,
  installDependencies,
  main,
  requireNode,
  root,
  run,
  step,
} from "./setup.mjs";

const stack = "lab-local";

main(async () => {
  requireNode();
  const engine = engineArgument(process.argv.slice(2));
  if (engine === "qemu") requireQemu();
  const terraform = findTerraform();
  await installDependencies();
  await buildBundles();
  const lab = labs[engine ?? chooseEngine()];
  await lab.buildImage();
  const outputs = await deploy(terraform, lab);
  const console = await step("waiting for the guest's user data", () => waitForUserData(outputs, lab));
  report(outputs, console, lab);
});

async function deploy(terraform, lab) {
  const folder = mkdtempSync(join(tmpdir(), "drydock-quickstart-"));
  const file = join(folder, "outputs.json");
  try {
    await step(`cdktf deploy ${stack}`, () =>
      run(
        join(root, "node_modules", ".bin", "cdktf"),
        ["deploy", stack, "--auto-approve", "--outputs-file", file],
        {
          cwd: lab.folder,
          env: {
            ...process.env,
            ...lab.environment(),
            TERRAFORM_BINARY_NAME: terraform,
            CHECKPOINT_DISABLE: "1",
          },
        },
      ),
    );
    return JSON.parse(readFileSync(file, "utf8"))[stack];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Follows the serial console until the guest says that its user data is done. Gives the console's text. */
async function waitForUserData(outputs, lab) {
  const { EC2Client, GetConsoleOutputCommand } = await import("@aws-sdk/client-ec2");
  const environment = Object.fromEntries(
    [...drydock(["env"]).matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
  const client = new EC2Client({
    region: outputs.region,
    endpoint: environment.AWS_ENDPOINT_URL,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    },
  });
  const began = Date.now();
  const deadline = began + lab.deadlineMs;
  let saidAt = began;
  let shownLines = 0;
  for (;;) {
    const { Output } = await client.send(
      new GetConsoleOutputCommand({ InstanceId: outputs.instance_id, Latest: true }),
    );
    const text = Buffer.from(Output ?? "", "base64").toString();
    const lines = text.split(/\r?\n/).slice(0, -1);
    for (const line of lines.slice(shownLines)) console.log(`  │ ${line}`);
    shownLines = Math.max(shownLines, lines.length);
    if (lab.isDone(text)) return text;
    if (Date.now() - saidAt > 2_000 && lines.length === shownLines) {
      console.log(`  … ${Math.round((Date.now() - began) / 1000)} s`);
      saidAt = Date.now();
    }
    if (Date.now() > deadline) {
      throw new CommandFailure(
        `The guest's user data did not finish within ${lab.deadlineMs / 1000} s. Look at: npx drydock console ${outputs.instance_id}; npx drydock logs`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function drydock(args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist", "drydock.js"), ...args],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new CommandFailure(stderr);
  return stdout;
}

function report(outputs, text, lab) {
  const tail = text.trimEnd().split(/\r?\n/).slice(-8);
  console.log(`\nThe end of the instance's console:\n${tail.map((line) => `  │ ${line}`).join("\n")}`);
  console.log(
    `\nTerraform outputs:\n${Object.entries(outputs)
      .map(([name, value]) => `  ${name} = ${value}`)
      .join("\n")}`,
  );
  const folder = relative(root, lab.folder);
  const inFolder = folder === "" ? "" : `cd ${folder} && `;
  const rows = [
    ["npx drydock ps", "instances, and where they listen"],
    ...lab.ways(outputs),
    ["npx drydock env", "exports for the AWS CLI and other tools"],
    [`${inFolder}npx cdktf deploy ${stack} --auto-approve`, "the same again: no changes"],
    [`${inFolder}npx cdktf destroy ${stack} --auto-approve`, "take everything down"],
    [lab.source, "the stack, to change and deploy again"],
  ];
  const width = Math.max(...rows.map(([command]) => command.length)) + 2;
  console.log(
    `\nWhat next:\n${rows.map(([command, what]) => `  ${command.padEnd(width)}${what}`).join("\n")}`,
  );
}
