/** Pictures: files beside the text that shows them. */
import { basename, posix } from 'node:path';
import { nearest } from '../nearest.ts';
import { decodeAddress } from './addresses.ts';
import { imageElsewhere, imageMissing } from './document-problems.ts';
import { figurePeopleNotSaid, figureWithoutAlt, imageWithoutAlt, photoPeopleNotSaid } from './figure-problems.ts';
import type { Block, FigureBlock, Origin } from './nodes.ts';
import { NOBODY } from './people.ts';
import type { Scope } from './scope.ts';

interface Fields extends Pick<FigureBlock, 'src' | 'alt' | 'web' | 'caption' | 'people'> {}

/** As a folder names it: half or full width, and か with its voicing mark in one character or two, are the same. */
const plain = (name: string): string => name.normalize('NFKC');

function findPicture(names: readonly string[], pictures: readonly string[]): string | undefined {
  const same = names.map(plain);
  return pictures.find((name) => names.includes(name)) ?? pictures.find((name) => same.includes(plain(name)));
}

/** A picture beside the file; anything else is named. */
function findFile({ src, alt, ...fields }: Fields, origin: Origin, scope: Scope): Block[] {
  const names = [src, decodeAddress(src)].map((name) => posix.normalize(name.replace(/^\.\//, '')));
  const [relative = src] = names;
  if (names.some((name) => /^[a-z]+:|^\/|^\.\./i.test(name))) {
    scope.report(imageElsewhere(src), origin);
    return [];
  }
  const file = findPicture(names, scope.pictures);
  if (file === undefined) {
    scope.report(imageMissing(src, nearest(relative, scope.pictures)), origin);
    return [];
  }
  return [{ ...fields, kind: 'figure', origin, src: posix.join(scope.folder, file), alt: alt.trim() }];
}

const saysNothing = ({ src, alt }: Pick<Fields, 'src' | 'alt'>): boolean =>
  alt.trim() === '' || alt.trim() === basename(src);

/** A portrait in a person's own file is that person's, whose consent stands there. */
const isPortrait = ({ publication }: Scope): boolean => publication.startsWith('staff/');

/** What cameras write; any other picture that Markdown shows is taken for a drawing. */
const PHOTO = /\.(?:jpe?g|hei[cf]|webp|avif)$/i;

/** ![説明](./絵.png) */
export function parsePicture(picture: { url: string; alt?: string | null | undefined }, origin: Origin, scope: Scope) {
  const { url: src, alt } = picture;
  const people = PHOTO.test(src) ? undefined : NOBODY;
  const fields: Fields = { src, alt: alt ?? '', web: 'yes', caption: [], people };
  if (saysNothing(fields)) scope.report(imageWithoutAlt(src), origin);
  if (people === undefined && !isPortrait(scope)) scope.report(photoPeopleNotSaid(src, fields.alt), origin);
  return findFile(fields, origin, scope);
}

/** <Figure … /> */
export function parseFigure(fields: Fields, origin: Origin, scope: Scope): Block[] {
  if (saysNothing(fields)) scope.report(figureWithoutAlt(fields.src), origin);
  if (fields.people === undefined && !isPortrait(scope)) scope.report(figurePeopleNotSaid(fields.src), origin);
  return findFile(fields, origin, scope);
}
