// `npm test`: sets up whatever the tests need and runs all of them, real guests included. `npm run test:nightly` runs
// the same tests in their large sizes.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildBundles,
  buildDebianImage,
  buildImages,
  CommandFailure,
  installDependencies,
  installTestPackages,
  main,
  requireNode,
  root,
  run,
  step,
} from "./setup.mjs";

const only = process.argv.slice(2);

main(async () => {
  requireNode();
  await installDependencies();
  await installTestPackages();
  await buildBundles();
  const results = mkdtempSync(join(tmpdir(), "drydock-test-results-"));
  try {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    let green = true;
    if (only.length === 0)
      await step("checking types, format and lint", () => run("npm", ["run", "--silent", "check"]));
    // Jest leaves a processor idle by default, which on a small machine is half of all
    const workers = `--maxWorkers=${availableParallelism()}`;
    green = (await runJest("unit", ["--selectProjects", "unit", workers], results, counts)) && green;
    await buildImages();
    await buildDebianImage();
    // Guests are compute-bound: side by side on a small machine they only slow each other down
    green = (await runJest("guest", ["--selectProjects", "guest", "--runInBand"], results, counts)) && green;
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    if (process.env.CI && counts.skipped > 0)
      throw new CommandFailure("In CI a skipped test is a failure: see the reasons above.");
    if (!green) throw new CommandFailure("Some tests failed.");
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
});

async function runJest(name, args, results, counts) {
  const file = join(results, `${name}.json`);
  let green = true;
  try {
    await step(`running the ${name} tests`, () =>
      run(
        process.execPath,
        [
          join(root, "node_modules", "jest", "bin", "jest.js"),
          ...args,
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
