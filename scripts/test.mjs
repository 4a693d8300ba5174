// `npm test`: sets up whatever the tests need and runs all of them, real guests included. `npm run test:nightly` runs
// the same tests in their large sizes.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import {
  buildBundles,
  buildDebianImage,
  buildImages,
  CommandFailure,
  findTerraform,
  installDependencies,
  installTestPackages,
  main,
  requireNode,
  root,
  run,
  step,
} from "./setup.mjs";

const only = process.argv.slice(2);
const processors = availableParallelism();
/** Unit tests wait for programs, clocks and each other a good third of their time */
const unitWorkers = processors + 1;
/** Guests compute: one file a processor, and as many as have memory for QEMU's guests besides their own */
const guestWorkers = Math.max(1, Math.min(processors, Math.floor(totalmem() / 3 / 2 ** 30)));

main(async () => {
  requireNode();
  process.env.TERRAFORM_BINARY_NAME = findTerraform();
  await Promise.all([installDependencies(), installTestPackages()]);
  await buildBundles();
  const results = mkdtempSync(join(tmpdir(), "drydock-test-results-"));
  try {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    let green = true;
    if (only.length === 0)
      await step("checking types, format and lint", () => run("npm", ["run", "--silent", "check"]));
    await buildImages();
    // Much of this is waiting for disk and network, as is much of the unit tests
    const debianImage = buildDebianImage({ stdio: ["ignore", "ignore", "inherit"] });
    debianImage.catch(() => {});
    green = (await runJest("unit", unitWorkers, results, counts)) && green;
    await debianImage;
    green = (await runJest("guest", guestWorkers, results, counts)) && green;
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    if (process.env.CI && counts.skipped > 0)
      throw new CommandFailure("In CI a skipped test is a failure: see the reasons above.");
    if (!green) throw new CommandFailure("Some tests failed.");
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
});

async function runJest(name, workers, results, counts) {
  const file = join(results, `${name}.json`);
  let green = true;
  try {
    await step(`running the ${name} tests`, () =>
      run(
        process.execPath,
        [
          join(root, "node_modules", "jest", "bin", "jest.js"),
          ...["--selectProjects", name],
          `--maxWorkers=${workers}`,
          "--json",
          `--outputFile=${file}`,
          "--passWithNoTests",
          ...only,
        ],
        {
          stdio: ["ignore", "ignore", "inherit"],
        },
      ),
    );
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    green = false;
  }
  const outcome = JSON.parse(readFileSync(file, "utf8"));
  counts.passed += outcome.numPassedTests;
  counts.failed += outcome.numFailedTests + outcome.numRuntimeErrorTestSuites;
  counts.skipped += outcome.numPendingTests;
  return green;
}
