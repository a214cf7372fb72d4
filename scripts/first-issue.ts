/**
 * The walk-through of docs/writing.md done for real, from `new` to `build`: what somebody types, and what comes back. Only
 * the words are made up, with the slips that people make.
 */
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Transcript } from './terminal-picture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ID = '2024-summer';

/** What stands in the places to be filled, by what they ask for. */
const WORDS: readonly (readonly [asked: RegExp, words: string])[] = [
  [/〔ここに書く：号の題名〕/gu, '海の風と、ひと息'],
  [/〔ここに書く：件名のあとに見える一文〕/gu, '夏から秋の行事のお知らせです。'],
  [/〔ここに書く：(?:職員の紹介|行事のお知らせ)[^〕]*〕/gu, ''],
  [/〔ここに書く：見出し[^〕]*〕/gu, 'このごろのこと'],
  [/〔ここに書く：[^〕]*〕/gu, '湘南の海に、夏の光がもどってきました。'],
];

const SLIPS = `7月27日（金）の13:00から、話す会を開きます。

![](./umi.png)
`;
const MENDED = `7月27日（土）の午後1時から、話す会を開きます。

![海の見える公園の絵](./umi.png)
`;

/** The answer as it stands on the screen: problems come with exit code 1, which is no failure here. */
const run = (work: string, typed: string): Promise<Transcript> =>
  new Promise((resolve, reject) => {
    const args = [join(ROOT, 'src/cli/main.ts'), ...typed.split(' ')];
    const env = { ...process.env, CONTENT_DIR: join(work, 'content'), DATA_DIR: join(work, '.data') };
    execFile(process.execPath, args, { cwd: work, env }, (failure, out, err) => {
      if (failure !== null && failure.code !== 1) reject(new Error(out + err, { cause: failure }));
      else resolve({ typed: `npm run -s tsushin -- ${typed}`, answer: (err + out).replaceAll(`${work}/`, '') });
    });
  });

export interface FirstIssue {
  readonly created: Transcript;
  readonly checked: Transcript;
  readonly mended: Transcript;
  readonly built: Transcript;
}

/** In `work`, with a copy of the sample content. */
export async function writeFirstIssue(work: string): Promise<FirstIssue> {
  await cp(join(ROOT, 'content'), join(work, 'content'), { recursive: true });
  const created = await run(work, `new issue ${ID} --date 2024-07-12`);
  const file = join(work, 'content/issues', ID, 'index.mdx');
  const started = await readFile(file, 'utf8');
  const filled = WORDS.reduce((text, [asked, words]) => text.replace(asked, words), started);
  await cp(join(ROOT, 'content/issues/2023-summer/summer-sea.png'), join(work, 'content/issues', ID, 'umi.png'));
  const write = (part: string): Promise<void> => writeFile(file, filled.replace('\n\n<For', `\n\n${part}\n<For`));
  await write(SLIPS);
  const checked = await run(work, `check issues/${ID}`);
  await write(MENDED);
  return {
    created,
    checked,
    mended: await run(work, `check issues/${ID}`),
    built: await run(work, `build issues/${ID}`),
  };
}
