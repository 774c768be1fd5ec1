// Prints "N passed, N failed[, N skipped]" from vitest's JSON report, and exits with 1 unless all is well.
import { readFileSync } from 'node:fs';

const [reportPath, testsExit, failedSteps] = process.argv.slice(2);

/** The one reason to skip: there is no real WooCommerce on this machine. Such suites say so in their titles. */
const MAY_BE_SKIPPED = 'WOOCOMMERCE_DIR';

const files = readReport();
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter(({ status }) => status === 'passed').length;
const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
const notAllowed = skipped.filter(({ fullName }) => !fullName.includes(MAY_BE_SKIPPED));
// A file that could not be loaded has no tests to count.
const notLoaded = files.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);

let failed = tests.filter(({ status }) => status === 'failed').length + notLoaded.length + Number(failedSteps);
for (const { name } of notLoaded) console.log(`Could not be run: ${name}`);
for (const { fullName } of notAllowed) console.log(`Skipped, but only ${MAY_BE_SKIPPED} suites may be: ${fullName}`);
failed += notAllowed.length;
// Errors outside of tests, a killed run, or no report at all.
if (failed === 0 && (testsExit !== '0' || passed === 0)) failed = 1;

const left = skipped.length - notAllowed.length;
console.log(`${passed} passed, ${failed} failed${left > 0 ? `, ${left} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);

function readReport() {
  try {
    return JSON.parse(readFileSync(reportPath, 'utf8')).testResults;
  } catch {
    console.log('The tests left no report.');
    return [];
  }
}
