import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operations } from "../../local-hypervisor/ec2-api/operations";
import { createProvider } from "../../provider/provider";

const read = (path: string) => readFileSync(join(__dirname, "..", "..", path), "utf8").replace(/\s+/g, " ");

/** What the documents count is what there is. */
describe.each(["README.md", "docs/limits.md"])("%s", (path) => {
  test("counts operations, resource types and data sources as they are", () => {
    const { resources, dataSources } = createProvider();
    const text = read(path);
    expect(text).toMatch(new RegExp(`\\b${operations.length}\\b[^.]{0,40} are carried out`));
    expect(text).toContain(`${resources.length} resource types and ${dataSources.length} data sources`);
  });
});
