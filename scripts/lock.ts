// npm leaves an optional platform package out of the lock when the registry at hand does not have it, and `npm ci`
// then refuses the lock on the next machine. This adds what is missing; tests/lock.test.ts fails while anything is.
import { readFileSync, writeFileSync } from 'node:fs';

export type LockEntry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, LockEntry> };

const oses: Record<string, string> = { win: 'win32', windows: 'win32' };
const knownOses = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const knownCpus = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const libcs: Record<string, string> = { gnu: 'glibc', musl: 'musl' };

/** The entries of optional packages that something in the lock asks for and the lock does not hold. */
export function missingEntries(lock: Lock): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!findEntry(lock, path, name)) missing[`node_modules/${name}`] = describeEntry(name, wanted, parent);
    }
  }
  return missing;
}

/** Looks where Node would: beside the asking package, then upwards. */
function findEntry(lock: Lock, path: string, name: string): LockEntry | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const entry = lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

/** What can be told from the name (…-linux-arm64-musl); no address and no hash, which npm fetches when it needs it. */
function describeEntry(name: string, wanted: string, parent: LockEntry): LockEntry {
  const words = name.split(/[/-]/).map((word) => oses[word] ?? word);
  const os = knownOses.filter((each) => words.includes(each));
  const cpu = knownCpus.filter((each) => words.includes(each));
  const libc = words.flatMap((word) => libcs[word] ?? []);
  return {
    version: wanted.replace(/^[\^~]/, ''),
    ...(cpu.length && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc.length && { libc }),
    ...(parent.license && { license: parent.license }),
    optional: true,
    ...(os.length && { os }),
  };
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`package-lock.json に ${Object.keys(missing).length} 件を書き足しました。`);
}
