// The ten slowest tests of the last run, from the reports that the test projects write.
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "..", "TestResults");
const reports = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".ctrf.json")) : []; // none where the build failed
const all = reports.flatMap((report) => JSON.parse(readFileSync(join(folder, report), "utf8")).results.tests);
const name = (test) => test.name.replace(/^Safeguarding\.Tests\./, "").slice(0, 150);
for (const test of all.sort((a, b) => b.duration - a.duration).slice(0, 10)) {
  console.log(`${(test.duration / 1000).toFixed(1).padStart(6)} s  ${name(test)}`);
}
