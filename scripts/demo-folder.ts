/** What the demo may stand on: an empty folder, or what a former demo left there and nothing else. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Config } from '../src/config.ts';
import { withDatabase } from '../src/database/connect.ts';
import { findCampaign } from '../src/delivery/campaign.ts';
import { RefusedError } from '../src/problems.ts';
import { readSubscribers } from '../src/subscribers/list.ts';
import { readEntries } from '../src/subscribers/read-entries.ts';
import { generateSampleList, SAMPLE_COLUMNS, SAMPLE_SEED } from './sample-list.ts';

export const MARK = '見本データ.txt';
export const LIST = '見本名簿.csv';

const DATABASE = /^tsushin\.db(-wal|-shm|-journal)?$/;

/** What file managers leave wherever somebody has looked. */
const LEFT_BY_LOOKING = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

const SHOWN = 5;

const listNames = (folder: string): string[] => readdirSync(folder).filter((name) => !LEFT_BY_LOOKING.includes(name));

/** Folders of one publication, relative to the data folder; whatever lies in them is the demo's. */
const foldersOf = (publication: string): RegExp[] => [
  new RegExp(`^outbox/(test/)?${publication}$`),
  new RegExp(`^print/${publication}(-(追加|刷り直し)\\d+)?$`),
  new RegExp(`^editions/${publication}$`),
];

/** What is made of content alone holds nobody: the public site and what is kept to build it faster. */
const OF_CONTENT = /^(cache|site|\.site\.(next|former))$/;

const isOwnFile = (path: string): boolean =>
  path === MARK || path === LIST || DATABASE.test(path) || OF_CONTENT.test(path);

/** Above a folder of the publication: `outbox`, `outbox/test`, `print/issues`. */
function isAbove(path: string, publication: string): boolean {
  const ends = ['outbox', 'outbox/test', 'print', 'editions'].map((folder) => `${folder}/${publication}`);
  return ends.some((end) => end.startsWith(`${path}/`));
}

/** Paths that no demo has made. */
function listForeign(dataDir: string, publication: string, folder = ''): string[] {
  return listNames(join(dataDir, folder)).flatMap((name) => {
    const path = folder === '' ? name.normalize('NFC') : `${folder}/${name.normalize('NFC')}`;
    const isFolder = statSync(join(dataDir, folder, name)).isDirectory();
    if (isFolder && isAbove(path, publication)) return listForeign(dataDir, publication, path);
    const isOwn = isOwnFile(path) || (isFolder && foldersOf(publication).some((own) => own.test(path)));
    return isOwn ? [] : [path];
  });
}

/** Written in one way, whatever the importer made of it then. */
const fold = (value: string | null | undefined): string => (value ?? '').normalize('NFKC').replace(/[\s-]/g, '');

interface Person {
  readonly registrationNumber: string;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
}

const identityOf = ({ registrationNumber, name, email, postcode, address1, address2 }: Person): string =>
  [registrationNumber, name, email, postcode, address1, address2].map(fold).join('\n');

function sampleIdentities(): Set<string> {
  const { rows } = generateSampleList(SAMPLE_SEED);
  const cells = [[...SAMPLE_COLUMNS], ...rows.map((row) => SAMPLE_COLUMNS.map((column) => row[column]))];
  const { entries } = readEntries(cells, { today: '2100-01-01', checkAddress: () => [] });
  return new Set(entries.map(identityOf));
}

/** Registration numbers of whoever is no sample. Throws ProblemsError where the list cannot be opened. */
async function listStrangers(source: Config): Promise<string[]> {
  if (!existsSync(join(source.dataDir, 'tsushin.db'))) return [];
  const samples = sampleIdentities();
  const people = await withDatabase(source, readSubscribers);
  return people.filter((one) => !samples.has(identityOf(one))).map((one) => one.registrationNumber);
}

function refuse(dataDir: string, found: readonly string[]): never {
  const rest = found.length > SHOWN ? [`ほか ${found.length - SHOWN}件`] : [];
  const list = [...found.slice(0, SHOWN), ...rest].map((line) => `  ${line}\n`).join('');
  throw new RefusedError(
    `${dataDir} には、見本でないものが入っています。デモは、ほんとうの名簿のある場所では動きません。\n${list}→ DATA_DIR に、からのフォルダーを指定してください。`,
  );
}

/** Throws RefusedError, with nothing changed, where the folder holds anything but the samples of a former demo. */
export async function requireOnlySamples(config: Config, publication: string): Promise<void> {
  const { dataDir } = config;
  if (!existsSync(dataDir)) return;
  const names = listNames(dataDir);
  if (names.length === 0) return;
  const isMarked = names.some((name) => name.normalize('NFC') === MARK);
  const foreign = isMarked ? listForeign(dataDir, publication) : names;
  if (foreign.length > 0) refuse(dataDir, foreign);
  const strangers = await listStrangers(config);
  if (strangers.length > 0) {
    refuse(
      dataDir,
      strangers.map((number) => `名簿の登録番号 ${number} の人`),
    );
  }
}

/** Folders with mails and paper of the publication: all of them hold names. */
function listPersonal(dataDir: string, publication: string): string[] {
  const parents = ['outbox', 'outbox/test', 'print'].map((folder) => posix.dirname(`${folder}/${publication}`));
  return parents
    .filter((parent) => existsSync(join(dataDir, parent)))
    .flatMap((parent) => readdirSync(join(dataDir, parent)).map((name) => `${parent}/${name}`))
    .filter((path) => foldersOf(publication).some((own) => own.test(path)));
}

/** An edition that was sent is never replaced, so samples of an older one give way. True where there were any. */
export async function clearFormer(config: Config, publication: string, edition: string): Promise<boolean> {
  const { dataDir } = config;
  const former = await withDatabase(config, (db) => findCampaign(db, publication));
  if (former === undefined || former.edition === edition) return false;
  const remove = (path: string): void => rmSync(join(dataDir, path), { recursive: true, force: true });
  for (const name of readdirSync(dataDir)) if (DATABASE.test(name)) remove(name);
  for (const path of listPersonal(dataDir, publication)) remove(path);
  return true;
}
