import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lock, missingEntries } from '../scripts/lock.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const lock: Lock = read('package-lock.json');
const manifest: Record<string, Record<string, string> | undefined> = read('package.json');

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
const wanted = kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}));

describe('package.json and its lock', () => {
  it('carry every platform (npm run lock adds what is missing)', () => {
    expect(Object.keys(missingEntries(lock))).toEqual([]);
  });

  it('name no download address', () => {
    const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'));
    expect(addressed.map(([path]) => path)).toEqual([]);
  });

  it('ask for exact versions, and the lock has those', () => {
    const loose = wanted.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version);
    expect(loose).toEqual([]);
  });

  it('say of every install script whether it may run', () => {
    const scripted = Object.entries(lock.packages).flatMap(([path, entry]) =>
      'hasInstallScript' in entry ? [path.replace(/^.*node_modules\//, '')] : [],
    );
    expect(scripted.filter((name) => !(name in (manifest.allowScripts ?? {})))).toEqual([]);
  });
});

describe('missingEntries', () => {
  const ask = (name: string, version = '1.2.3'): Lock => ({
    packages: {
      'node_modules/tool': { version: '1.2.3', dev: true, license: 'MIT', optionalDependencies: { [name]: version } },
    },
  });

  it.each([
    ['@tool/linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@tool/binding-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
    ['tool-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
    ['tool-windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['tool-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
    ['tool-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('tells from the name of %s where it runs', (name, where) => {
    expect(missingEntries(ask(name))).toEqual({
      [`node_modules/${name}`]: { version: '1.2.3', dev: true, optional: true, license: 'MIT', ...where },
    });
  });

  it('takes the lowest version of a range', () => {
    expect(missingEntries(ask('tool-darwin-x64', '^1.2.3'))['node_modules/tool-darwin-x64']?.version).toBe('1.2.3');
  });

  it('finds what is there, beside or above', () => {
    const packages = { ...ask('a').packages, 'node_modules/a': {} };
    expect(missingEntries({ packages })).toEqual({});
    const nested = {
      'node_modules/x/node_modules/tool': { optionalDependencies: { a: '1.0.0' } },
      'node_modules/x/node_modules/a': {},
    };
    expect(missingEntries({ packages: nested })).toEqual({});
  });
});
