// Everything a contributor checks before a commit, each step to its end, so one run shows all there is to mend.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps: [name: string, program: string, ...args: string[]][] = [
  ['書式とコードの点検 (Biome)', 'node_modules/@biomejs/biome/bin/biome', 'check'],
  ['型の点検 (astro check)', 'node_modules/astro/bin/astro.mjs', 'check'],
  ['使われていないものの点検 (knip)', 'node_modules/knip/bin/knip.js'],
  ['テスト (vitest)', 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)],
  ['時間のかかるテスト (vitest)', 'node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.long.config.ts'],
];

const failed = steps.filter(([name, program, ...args]) => {
  console.error(`\n▶ ${name}`);
  return spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`✖ ${name} に直すところがあります。`);
if (failed.length === 0) console.error('✔ すべての点検が通りました。');
process.exitCode = failed.length ? 1 : 0;
