/** A disk on which a site can stand: this machine's (`local-host.ts`) or a rented one's over SFTP (`sftp-host.ts`). */
import type { PlatformPath } from 'node:path';

export interface FileMark {
  /** Empty where only the size is known, so that the file counts as another one. */
  readonly sha256: string;
  readonly bytes: number;
}

/** By path from the site's root, with forward slashes. */
export type Files = ReadonlyMap<string, FileMark>;

/** The few things that putting a site up asks of a disk. Paths are absolute, in the disk's own notation. */
export interface SiteHost {
  readonly path: PlatformPath;
  exists(path: string): Promise<boolean>;
  /** All files below; empty where there is no such folder. Where reading them would be slow, `known` says what they are. */
  list(folder: string, known: Files): Promise<Files>;
  /** Undefined where there is no such file. */
  readText(path: string): Promise<string | undefined>;
  writeText(path: string, text: string): Promise<void>;
  /** Copies the folder `from` of this machine to `to`, which is not there yet. */
  upload(from: string, to: string, onFile: () => void): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** `to` is not there. */
  rename(from: string, to: string): Promise<void>;
  /** With all that is in it; nothing where there is no such folder. */
  remove(folder: string): Promise<void>;
}
