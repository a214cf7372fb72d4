/** `npm run bench [part…]`: the figures of every part, or of those named, beside what machine gave them. */
import { readdirSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';

/** The modules beside this one that are benches. */
const parts = readdirSync(import.meta.dirname)
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== 'main' && name !== 'bench' && !name.includes('.'))
  .sort();

const isBench = (value: unknown): value is Bench =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value && typeof value.run === 'function';

async function loadBench(part: string): Promise<Bench[]> {
  const module: object = await import(join(import.meta.dirname, `${part}.ts`));
  return Object.values(module).filter(isBench);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  process.stderr.write(`${unknown.join(', ')}: no such part. Parts: ${parts.join(', ')}\n`);
  process.exit(2);
}

const model = cpus()[0]?.model ?? 'unknown CPU';
process.stdout.write(
  `# Bench\n\n${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}, Node ${process.version}\n`,
);
for (const part of wanted.length > 0 ? wanted : parts) {
  for (const { name, run } of await loadBench(part)) {
    process.stdout.write(`\n## ${name}\n\n| what | figure |\n|---|---|\n`);
    for (const figure of await run()) process.stdout.write(`| ${figure.name.trim()} | ${figure.value} |\n`);
  }
}
