import type { HtmlElement } from 'html-validate';
import { attributeOf, type Finding, type FinishedMail, type MailRule } from '../finished-mail.ts';
import { mailPictureElsewhere, mailPictureHeavy, mailPictureUnsized, mailWithoutAlt } from '../lint-problems.ts';

const LIMIT_BYTES = 150 * 1024;

const isSize = (value: string | undefined): boolean => value !== undefined && /^[1-9]\d*$/.test(value);

function* checkPicture(image: HtmlElement, { pictures }: FinishedMail): Generator<Finding> {
  const src = attributeOf(image, 'src') ?? '';
  const bytes = pictures.get(src)?.email.bytes.length;
  if (bytes === undefined) yield { fault: mailPictureElsewhere(src), at: image };
  else if (bytes > LIMIT_BYTES) yield { fault: mailPictureHeavy(bytes, LIMIT_BYTES), at: image };
  if (!isSize(attributeOf(image, 'width')) || !isSize(attributeOf(image, 'height'))) {
    yield { fault: mailPictureUnsized(), at: image };
  }
  if ((attributeOf(image, 'alt') ?? '').trim() === '') yield { fault: mailWithoutAlt(), at: image };
}

/** Every picture is one of the edition's own, light, sized and described. */
export const checkPictures: MailRule = function* (mail) {
  for (const element of mail.elements) if (element.is('img')) yield* checkPicture(element, mail);
};
