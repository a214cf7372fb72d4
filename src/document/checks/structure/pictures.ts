/** Pictures that say nothing to those who cannot see them, or that are too small for paper or too large for mail. */
import { basename, extname } from 'node:path';
import { toHalfWidth } from '../../full-width.ts';
import type { Finding, Rule } from '../rule.ts';
import { altIsFileName, pictureTooLarge, pictureTooSmall } from '../structure-problems.ts';

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

export const checkPictures: Rule = function* ({ standings }, { pictures }): Generator<Finding> {
  for (const { block } of standings) {
    if (block.kind !== 'figure') continue;
    const name = `./${basename(block.src)}`;
    if (isFileName(block.alt, block.src)) yield { fault: altIsFileName(block.alt, name), origin: block.origin };
    const size = pictures.get(block.src);
    if (size === undefined) continue;
    if (size.width < LEAST_WIDTH) yield { fault: pictureTooSmall(name, size.width, LEAST_WIDTH), origin: block.origin };
    if (size.bytes > MOST_BYTES)
      yield { fault: pictureTooLarge(name, Math.round(size.bytes / 1024 / 1024)), origin: block.origin };
  }
};
