import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Configuration, temporaryFolder } from "../constructs/synthesized";

const root = join(__dirname, "..", "..");

/**
 * An example's two stacks as `cdktf synth` makes them, for a user with this home folder.
 *
 * @param example folder below examples/
 */
export function synthesizeExample(
  example: string,
  home: string,
): { local: Configuration; aws: Configuration; output: string } {
  const output = temporaryFolder();
  const [node, ...args] = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")).app.split(" ");
  expect(node).toBe("node");
  execFileSync(
    process.execPath,
    args.map((word: string) => word.replace("first-instance", example)),
    { cwd: root, env: { PATH: process.env.PATH, HOME: home, CDKTF_OUTDIR: output } },
  );
  const read = (stack: string) =>
    JSON.parse(readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8"));
  return { local: read("lab-local"), aws: read("lab-aws"), output };
}

/** What is deployed, without cdktf's notes on where it comes from */
export const deployedContent = ({ resource, data, output }: Configuration): unknown =>
  JSON.parse(JSON.stringify({ resource, data, output }, (key, value) => (key === "//" ? undefined : value)));
