/** Content that is right but strains a page: what real offices write sooner or later. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CENTER = join(import.meta.dirname, '../fixtures/site/center.yaml');

/** 80 characters, and nowhere a space. */
export const LONG_TITLE =
  '働きつづけるために知っておきたい生活のリズムと体調の整え方を当事者と支援者がいっしょに考える見本の連続講座第二期そのさんとこれからの毎日を話しあう小さな集いの会';

const two = (number: number): string => String(number).padStart(2, '0');

/** An issue without events and pictures, an event without a place, 60 events in a month, rare characters in names. */
export async function writeHardContent(folder: string): Promise<void> {
  for (const name of ['issues/2099-spring', 'events', 'staff']) await mkdir(join(folder, name), { recursive: true });
  await copyFile(CENTER, join(folder, 'center.yaml'));
  await writeFile(
    join(folder, 'issues/2099-spring/index.mdx'),
    `---\ntitle: ${LONG_TITLE}\nnumber: 1\ndate: 2099-03-02\npreheader: 見本の号です。\n---\n\n## ごあいさつ\n\n行事も絵もない号です。\n\n<Staff id="rare" />\n`,
  );
  await writeFile(
    join(folder, 'staff/rare.mdx'),
    '---\nname: ｜髙﨑《たかさき》 ｜祐一郎《ゆういちろう》\nrole: 見本の職員\nsample: true\n---\n\nよろしくお願いします。\n',
  );
  for (let index = 0; index < 60; index += 1) {
    const time = `"${two(9 + Math.floor(index / 20) * 3)}:00"`;
    await writeFile(
      join(folder, `events/2099-06-${two(index + 1)}.mdx`),
      `---\ntitle: 見本の集まり その${index + 1}\nsessions:\n  - { date: 2099-06-${two((index % 20) + 1)}, start: ${time} }\n${index === 0 ? '' : 'place: 見本の会議室\n'}---\n\nだれでも来られます。\n`,
    );
  }
}
