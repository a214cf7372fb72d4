/** Pictures: files beside the text that shows them. */
import { basename, posix } from 'node:path';
import { nearest } from '../nearest.ts';
import { imageElsewhere, imageMissing, imageWithoutAlt } from './document-problems.ts';
import type { Block, FigureBlock, Origin } from './nodes.ts';
import type { Scope } from './scope.ts';

export interface FigureFields extends Pick<FigureBlock, 'src' | 'alt' | 'web' | 'caption' | 'people'> {}

/** A picture beside the file; anything else is named. */
export function parseFigure({ src, alt, ...fields }: FigureFields, origin: Origin, scope: Scope): Block[] {
  if (alt.trim() === '' || alt.trim() === basename(src)) scope.report(imageWithoutAlt(src), origin);
  const relative = posix.normalize(src.replace(/^\.\//, ''));
  if (/^[a-z]+:|^\/|^\.\./i.test(relative)) {
    scope.report(imageElsewhere(src), origin);
    return [];
  }
  if (!scope.pictures.includes(relative)) {
    scope.report(imageMissing(src, nearest(relative, scope.pictures)), origin);
    return [];
  }
  return [{ ...fields, kind: 'figure', origin, src: posix.join(scope.folder, relative), alt: alt.trim() }];
}
