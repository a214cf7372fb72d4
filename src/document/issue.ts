/** One issue of the newsletter as a document. */
import type { Center } from '../center.ts';
import type { ContentFile } from './content-files.ts';
import { issueSchema } from './front-matter.ts';
import { text, toPlainText } from './inline.ts';
import { issueSubject, reportMailHead } from './mail-head.ts';
import type { Document } from './nodes.ts';
import { type Library, parseFile } from './parse-file.ts';

export function parseIssue(file: ContentFile, library: Library, center: Center): Document | undefined {
  const parsed = parseFile(issueSchema, file, library);
  if (parsed === undefined) return undefined;
  const { fields, blocks, origin, words, reportNear } = parsed;
  const title = words(fields.title);
  const number = `第${fields.number}号`;
  const document: Document = {
    publication: `issues/${file.id}`,
    kind: 'issue',
    title,
    subject: fields.subject ?? issueSubject({ number, title: toPlainText(title) }, center),
    preheader: fields.preheader ?? '',
    edition: text(number),
    date: fields.date,
    audiences: fields.audience,
    web: fields.web,
    draft: fields.draft,
    blocks,
    origin,
  };
  reportMailHead(document, center, reportNear);
  return document;
}
