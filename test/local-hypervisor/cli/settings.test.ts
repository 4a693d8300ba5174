import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settings, settingsHelp } from "../../../local-hypervisor/cli/settings";

const folder = join(__dirname, "../../../local-hypervisor");
const readers = [
  "config.ts",
  "engines/qemu/installation.ts",
  "../schemas/local-endpoint.ts",
  "../schemas/rules/relaxations.ts",
];

test("the help of `drydock up` tells of every variable that is read", () => {
  const read = readers.flatMap(
    (file) => readFileSync(join(folder, file), "utf8").match(/DRYDOCK_[A-Z_]+/g) ?? [],
  );
  expect(settings.map(({ name }) => name).sort()).toEqual([...new Set(read)].sort());
  expect(new Set(settingsHelp().match(/DRYDOCK_[A-Z_]+/g))).toEqual(new Set(read));
  expect(
    Math.max(
      ...settingsHelp()
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThan(140);
});
