import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `build [publication…]`: freezes editions; without a name, every issue that is not a draft. */
export function buildCommand(run: Run): Command {
  return new Command('build')
    .description('発行版を作ります。確かめて送るのは、ここで作ったものです')
    .argument('[publication...]', '発行物の名前。書かなければ、下書きでないすべての号')
    .action((names: string[]) =>
      run(async ({ config, terminal }) => {
        const { buildPublications } = await import('./build-publications.ts');
        const built = await buildPublications(config, names, terminal);
        for (const { manifest, dir } of built) {
          terminal.print(
            `${manifest.publication}  発行版 ${manifest.code}  ${manifest.files.length}ファイル\n  ${dir}`,
          );
        }
        terminal.value(
          built.map(({ manifest, dir }) => ({
            publication: manifest.publication,
            edition: manifest.edition,
            dir,
            files: manifest.files,
          })),
        );
      }),
    );
}
