/**
 * Frozen editions under `DATA_DIR/editions/<publication>/<hash>/`: written once as a whole, never changed, and verified
 * against their manifest before every use. `latest` names the one built last.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { locate, ProblemsError } from '../problems.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import { sha256, shortCode } from './digest.ts';
import { editionDamaged, editionMissing } from './edition-problems.ts';
import { type EditionCover, type EditionFile, type Manifest, manifestSchema } from './manifest.ts';

export interface FrozenEdition {
  readonly manifest: Manifest;
  /** Absolute. */
  readonly dir: string;
  /** The bytes of one variant in one medium, checked against the manifest. */
  read(audience: Audience, reading: Reading, medium: EditionFile['medium'], size?: Size): Promise<Uint8Array>;
  /** What lies on top of a copy in the print run; undefined in editions that have none. */
  readCover(audience: Audience, reading: Reading, size: Size): Promise<Uint8Array | undefined>;
}

/** An edition before it is stored: its manifest without the hashes that follow from it, and its files. */
export interface EditionDraft {
  readonly manifest: Omit<Manifest, 'edition' | 'code'>;
  /** By path relative to the edition's folder. */
  readonly contents: ReadonlyMap<string, string | Uint8Array>;
}

export interface EditionStore {
  save(draft: EditionDraft): Promise<FrozenEdition>;
  latest(publication: string): Promise<Manifest | undefined>;
  /** Throws ProblemsError where it is missing or differs from what was built. */
  open(publication: string, edition: string): Promise<FrozenEdition>;
}

/** Keys in schema order: the same edition gives the same hash wherever and whenever it is computed. */
function hashManifest(manifest: Omit<Manifest, 'edition' | 'code'>): string {
  const { format, publication, kind, title, date, audiences, files, messages, pictures } = manifest;
  const { covers, web, enclosures } = manifest;
  const rest = { covers, web, enclosures };
  return sha256(
    JSON.stringify({ format, publication, kind, title, date, audiences, files, messages, pictures, ...rest }),
  );
}

const fault = (build: typeof editionDamaged, publication: string, path: string): ProblemsError =>
  new ProblemsError([locate(build(publication, path), { file: publication, line: 0, column: 0 })]);

const readIfThere = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text);
  await rename(draft, path);
}

async function writeFolder(dir: string, contents: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const draft = `${dir}.${randomUUID()}`;
  try {
    for (const [path, bytes] of contents) {
      await mkdir(dirname(join(draft, path)), { recursive: true, mode: 0o700 });
      await writeFile(join(draft, path), bytes);
    }
    await rename(draft, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export function openEditionStore(dataDir: string): EditionStore {
  const folderOf = (publication: string): string => join(dataDir, 'editions', ...publication.split('/'));

  const readManifest = async (dir: string): Promise<Manifest | undefined> => {
    const text = await readIfThere(join(dir, 'manifest.json'));
    return text === undefined ? undefined : manifestSchema.safeParse(JSON.parse(text.toString('utf8'))).data;
  };

  const freeze = (dir: string, manifest: Manifest): FrozenEdition => {
    const readFrozen = async (file: EditionFile | EditionCover): Promise<Uint8Array> => {
      const bytes = await readIfThere(join(dir, file.path));
      if (!bytes || sha256(bytes) !== file.sha256) throw fault(editionDamaged, manifest.publication, file.path);
      return bytes;
    };
    return {
      manifest,
      dir,
      async read(audience, reading, medium, size = 'regular') {
        const file = manifest.files.find(
          (entry) =>
            entry.audience === audience && entry.reading === reading && entry.medium === medium && entry.size === size,
        );
        if (!file) throw fault(editionDamaged, manifest.publication, `${audience}-${reading}.${medium}`);
        return readFrozen(file);
      },
      async readCover(audience, reading, size) {
        const cover = manifest.covers?.find(
          (entry) => entry.audience === audience && entry.reading === reading && entry.size === size,
        );
        return cover && readFrozen(cover);
      },
    };
  };

  const open = async (publication: string, edition: string): Promise<FrozenEdition> => {
    const dir = join(folderOf(publication), edition);
    const manifest = await readManifest(dir);
    if (manifest === undefined) throw fault(editionMissing, publication, 'manifest.json');
    if (manifest.edition !== edition || hashManifest(manifest) !== edition) {
      throw fault(editionDamaged, publication, 'manifest.json');
    }
    const frozen = freeze(dir, manifest);
    for (const file of manifest.files) await frozen.read(file.audience, file.reading, file.medium, file.size);
    for (const { audience, reading, size } of manifest.covers ?? []) await frozen.readCover(audience, reading, size);
    return frozen;
  };

  return {
    open,
    async save({ manifest: draft, contents }) {
      const edition = hashManifest(draft);
      const manifest: Manifest = { ...draft, edition, code: shortCode(edition) };
      const folder = folderOf(draft.publication);
      const dir = join(folder, edition);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const stored = await open(draft.publication, edition).catch(() => undefined);
      if (stored === undefined) {
        await rm(dir, { recursive: true, force: true });
        await writeFolder(dir, new Map([...contents, ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`]]));
      }
      await writeWhole(join(folder, 'latest'), `${edition}\n`);
      return stored ?? freeze(dir, manifest);
    },
    async latest(publication) {
      const folder = folderOf(publication);
      const edition = (await readIfThere(join(folder, 'latest')))?.toString('utf8').trim();
      return edition === undefined ? undefined : readManifest(join(folder, edition));
    },
  };
}
