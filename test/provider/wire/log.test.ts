import { createLog } from "../../../provider/wire/log";

function linesWith(environment: NodeJS.ProcessEnv): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createLog(environment, (line) => lines.push(line));
  for (const level of ["trace", "debug", "info", "warn", "error"] as const)
    log(level, `a ${level}`, { n: 1 });
  expect(lines.every((line) => line.endsWith("\n") && !line.slice(0, -1).includes("\n"))).toBe(true);
  return lines.map((line) => JSON.parse(line));
}

test.each([
  [{}, ["warn", "error"]],
  [{ TF_LOG: "trace" }, ["trace", "debug", "info", "warn", "error"]],
  [{ TF_LOG: "JSON" }, ["trace", "debug", "info", "warn", "error"]],
  [{ TF_LOG: "INFO" }, ["info", "warn", "error"]],
  [{ TF_LOG: "trace", TF_LOG_PROVIDER: "error" }, ["error"]],
  [{ TF_LOG: "off" }, []],
  [{ TF_LOG: "nonsense" }, ["warn", "error"]],
])("with %j Terraform gets %j", (environment, levels) => {
  expect(linesWith(environment).map((line) => line["@level"])).toEqual(levels);
});

test("a line has hclog's form: go-plugin takes six digits of a second and nothing else", () => {
  const [line] = linesWith({ TF_LOG: "error" });
  expect(line).toEqual({
    "@level": "error",
    "@message": "a error",
    "@module": "drydock",
    "@timestamp": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    n: 1,
  });
});
