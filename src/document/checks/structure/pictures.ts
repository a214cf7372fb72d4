/** Pictures that say nothing to those who cannot see them, that cannot be opened, are too small for paper or too large. */
import { basename, extname } from 'node:path';
import type { Fault } from '../../../problems.ts';
import { figureAltIsFileName, imageAltIsFileName } from '../../figure-problems.ts';
import { toHalfWidth } from '../../full-width.ts';
import type { Origin } from '../../nodes.ts';
import { pictureHeic, pictureUnreadable } from '../../picture-problems.ts';
import type { Finding, PictureFile, Rule } from '../rule.ts';
import { pictureTooLarge, pictureTooSmall } from '../structure-problems.ts';

/** 120 mm at 150 dots an inch: below that a face is blurred on paper. */
const LEAST_WIDTH = 700;
const MOST_BYTES = 12 * 1024 * 1024;

/** What cameras and programs call their files. */
const CAMERA =
  /^(?:img|dsc[fn]?|pxl|mvimg|photo|image|picture|screenshot|スクリーンショット|写真|画像|イラスト|図)[ _-]*[0-9()]*$/iu;

/** The file's own name, with or without what follows the dot; one that a person could have meant as words is let be. */
function isFileName(alt: string, src: string): boolean {
  const said = toHalfWidth(alt.trim()).toLowerCase();
  const file = basename(src).toLowerCase();
  const bare = file.slice(0, file.length - extname(file).length);
  return (
    said !== file &&
    ((said === bare && /^[\x21-\x7e]+$/.test(bare)) ||
      /\.(?:png|jpe?g|gif|webp|svg|heic)$/.test(said) ||
      CAMERA.test(said))
  );
}

function* judgeFile(file: PictureFile, name: string): Generator<Fault> {
  if (file === 'heic') yield pictureHeic(name);
  else if (file === 'unreadable') yield pictureUnreadable(name);
  else {
    if (file.width < LEAST_WIDTH) yield pictureTooSmall(name, file.width, LEAST_WIDTH);
    if (file.bytes > MOST_BYTES) yield pictureTooLarge(name, Math.round(file.bytes / 1024 / 1024));
  }
}

/** Written as a component, which has room for people and consent. */
const isTag = (source: string, { line, column }: Origin): boolean =>
  /^[<＜]/u.test((source.split('\n')[line - 1] ?? '').slice(column - 1));

export const checkPictures: Rule = function* ({ standings, source }, { pictures }): Generator<Finding> {
  for (const { block } of standings) {
    if (block.kind !== 'figure') continue;
    const name = `./${basename(block.src)}`;
    if (isFileName(block.alt, block.src)) {
      const tag = isTag(source, block.origin);
      yield { fault: tag ? figureAltIsFileName(block.alt) : imageAltIsFileName(block.alt, name), origin: block.origin };
    }
    const file = pictures.get(block.src);
    if (file !== undefined) for (const fault of judgeFile(file, name)) yield { fault, origin: block.origin };
  }
};
