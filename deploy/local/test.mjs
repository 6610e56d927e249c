import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, project } from './prepare.mjs';

/**
 * What is looked at beside the tests; each counts as one. Each row runs beside the others, for none of it keeps more than
 * one core busy; the rows take about as long.
 */
const checks = [
  [['lint', ['run', '--silent', 'lint']]],
  [
    ['types', ['run', '--silent', 'typecheck']],
    ['format', ['run', '--silent', 'format:check']],
    ['generated code', ['run', '--silent', 'codegen:check']],
  ],
];

const args = process.argv.slice(2);
prepare();
const counts = { passed: 0, failed: 0, skipped: 0 };
// Whoever names tests wants those, and soon.
if (args.length === 0) await Promise.all(checks.map(inTurn));
jest();
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed ? 1 : 0;

async function inTurn(row) {
  for (const [name, command] of row) await check(name, command);
}

async function check(name, command) {
  const { error, stdout, stderr } = await new Promise((resolve) => {
    const options = { cwd: project, maxBuffer: 1 << 28, shell: process.platform === 'win32' };
    const child = execFile('npm', command, options, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    );
    child.stdin?.end();
  });
  if (!error) {
    counts.passed++;
    console.log(`✓ ${name}`);
  } else {
    counts.failed++;
    console.log(`✗ ${name}\n${stdout}${stderr}`);
  }
}

function jest() {
  const folder = mkdtempSync(join(tmpdir(), 'loge-test-'));
  const report = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        join(project, 'node_modules/jest/bin/jest.js'),
        ...['--json', `--outputFile=${report}`, '--passWithNoTests=false'],
        ...args,
      ],
      { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const failed = counts.failed;
    count(report);
    // A file that cannot be run, or a crash, is a failure too, though no test of it failed.
    if (status !== 0 && counts.failed === failed) counts.failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report) {
  try {
    const totals = JSON.parse(readFileSync(report, 'utf8'));
    counts.passed += totals.numPassedTests;
    counts.failed += totals.numFailedTests + totals.numRuntimeErrorTestSuites;
    counts.skipped += totals.numPendingTests + totals.numTodoTests;
  } catch {
    console.log('✗ jest wrote no report');
  }
}
