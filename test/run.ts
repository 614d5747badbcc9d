/**
 * `npm test`: the checks of the source, the tests beside the code, then the whole-system suites in `test/`, one after the
 * other (they share two cores). Ends with the line `N passed, N failed`. Arguments narrow it to suites by name.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkHouse } from "./house/check.ts";
import { root } from "./house/source-files.ts";
import { suites } from "./suites.ts";

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

function checks(): Tally {
  const results = checkHouse();
  for (const { name, problems } of results)
    console.log(problems.length ? `✗ ${name}\n${problems.join("\n")}` : `✓ ${name}`);
  const failed = results.filter(({ problems }) => problems.length).length;
  return { passed: results.length - failed, failed };
}

/** Runs jest on some paths in a process of its own and counts what its report says; a crash counts as one failure. */
function jest(paths: readonly string[], workers: number): Tally {
  const folder = mkdtempSync(join(tmpdir(), "kubets-test-"));
  const report = join(folder, "report.json");
  const { status } = spawnSync(
    join(root, "node_modules/.bin/node"),
    [
      "node_modules/jest/bin/jest.js",
      ...paths,
      "--json",
      `--outputFile=${report}`,
      `--maxWorkers=${workers}`,
      "--forceExit",
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "--experimental-vm-modules --no-warnings" },
    },
  );
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    console.log(`jest left no report (exit code ${status})`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const tallies: Tally[] = [];
for (const suite of suites) {
  if (wanted.length && !wanted.includes(suite.name)) continue;
  const started = Date.now();
  console.log(`── ${suite.name}`);
  const tally = suite.paths.length ? jest(suite.paths, suite.workers) : checks();
  console.log(
    `── ${suite.name}: ${tally.passed} passed, ${tally.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  tallies.push(tally);
}
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
process.exitCode = failed || !passed ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
