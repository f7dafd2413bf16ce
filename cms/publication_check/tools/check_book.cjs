// Checks EPUB files with DAISY Ace. Arguments: files. Prints a line of JSON for each: file, outcome, findings.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { createRequire } = require("module");

// The packages lie where npm put them, not beside this file.
const load = createRequire(path.join(process.cwd(), "package.json"));
const ace = load("@daisy/ace-core");
const runner = load("@daisy/ace-axe-runner-puppeteer");

const collect = (assertions) =>
  assertions.flatMap((one) =>
    one["@type"] === "earl:assertion" && !one.assertions
      ? [`${one["earl:test"]["earl:impact"]} ${one["earl:test"]["dct:title"]}: ${one["earl:result"]["dct:description"]}`]
      : collect(one.assertions || []),
  );

(async () => {
  for (const file of process.argv.slice(2)) {
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
    await ace(file, { cwd: process.cwd(), outdir, silent: true, initLogger: true, jobid: "" }, runner);
    const report = JSON.parse(fs.readFileSync(path.join(outdir, "report.json"), "utf8"));
    fs.rmSync(outdir, { recursive: true });
    console.log(
      JSON.stringify({ file, outcome: report["earl:result"]["earl:outcome"], findings: collect(report.assertions || []) }),
    );
  }
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
