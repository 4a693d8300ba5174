import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  blockingCliConfiguration,
  cliConfigurationAdvice,
} from "../../../constructs/local-provider/cli-configuration";
import { temporaryFolder } from "../synthesized";

const mirror =
  '  filesystem_mirror {\n    path    = "terraform.d/plugins"\n    include = ["drydock.local/*/*"]\n  }\n';

const ours = '"drydock.local/drydock/aws"';
const installation = (other: string) => `provider_installation {\n${mirror}  ${other}\n}\n`;

/** The file that blocks, with `text` in the user's .terraformrc */
function blocking(text: string): string | undefined {
  const home = temporaryFolder();
  writeFileSync(join(home, ".terraformrc"), text);
  return blockingCliConfiguration({ HOME: home });
}

describe("blockingCliConfiguration", () => {
  test.each([
    ["no installation block", 'plugin_cache_dir = "/var/cache/terraform"\n', false],
    ["one that downloads only", "provider_installation {\n  direct {}\n}\n", true],
    [
      "one on a single line",
      'provider_installation { network_mirror { url = "https://mirror.example/" } }',
      true,
    ],
    ["one in JSON", '{ "provider_installation": { "direct": {} } }', true],
    ["one with our folder as the only method", `provider_installation {\n${mirror}}\n`, false],
    [
      "one with our folder, and the registries for all others",
      installation(`direct {\n    exclude = [${ours}]\n  }`),
      false,
    ],
    [
      "one with our folder, and the registries for some",
      installation('direct {\n    include = ["hashicorp/*"]\n  }'),
      false,
    ],
    ["one with our folder, and the registries for everything", installation("direct {}"), true],
    [
      "one with our folder, and a mirror for everything",
      installation('network_mirror {\n    url = "https://mirror.example/"\n  }'),
      true,
    ],
    [
      "one with an override for our provider",
      'provider_installation {\n  dev_overrides {\n    "drydock.local/drydock/aws" = "/opt/provider"\n  }\n  direct {}\n}\n',
      false,
    ],
    [
      "one that is commented out",
      "# provider_installation {\n/* provider_installation { } */\n// provider_installation {\n",
      false,
    ],
    ["an address with slashes in a string", 'x = "https://example.com"\nprovider_installation {\n}\n', true],
  ])("%s", (_, text, blocks) => {
    expect(blocking(text) !== undefined).toBe(blocks);
  });

  test("reads the file that TF_CLI_CONFIG_FILE names, and only that", () => {
    // GIVEN
    const home = temporaryFolder();
    writeFileSync(join(home, ".terraformrc"), "provider_installation {\n  direct {}\n}\n");
    const named = join(home, "other.rc");
    writeFileSync(named, "");
    // THEN
    expect(blockingCliConfiguration({ HOME: home })).toBe(join(home, ".terraformrc"));
    expect(blockingCliConfiguration({ HOME: home, TF_CLI_CONFIG_FILE: named })).toBeUndefined();
    expect(
      blockingCliConfiguration({ HOME: home, TF_CLI_CONFIG_FILE: join(home, "missing") }),
    ).toBeUndefined();
  });

  test("reads what lies in ~/.terraform.d", () => {
    const home = temporaryFolder();
    mkdirSync(join(home, ".terraform.d"));
    const file = join(home, ".terraform.d", "company.tfrc");
    writeFileSync(file, "provider_installation {\n  direct {}\n}\n");
    expect(blockingCliConfiguration({ HOME: home })).toBe(file);
  });

  test("what it advises unblocks", () => {
    const [, advised] = /:\n\n([\s\S]*\n {2}\})\n\nand/.exec(cliConfigurationAdvice("x")) ?? [];
    const excluded = /exclude = .*\]/.exec(cliConfigurationAdvice("x"))?.[0];
    const followed = `provider_installation {\n${advised}\n  direct {\n    ${excluded}\n  }\n}\n`;
    expect(blocking(followed)).toBeUndefined();
  });
});
