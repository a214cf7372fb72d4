// Ends every run with one plain line, "N passed, N failed", for people and programs that read only the last line.
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export function closingLine(modules: readonly TestModule[], unhandled: readonly SerializedError[]): string {
  const count = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') count[state] += 1;
    }
    // A file that does not load, or whose hooks fail, has no failed test to count.
    const broken = module.errors().length + [...module.children.allSuites()].flatMap((suite) => suite.errors()).length;
    count.failed += broken;
  }
  const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const line = closingLine(modules, unhandled);
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
