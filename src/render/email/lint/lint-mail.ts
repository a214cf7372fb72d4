/** The finished mail against every rule; an error stops the build. */
import type { Origin } from '../../../document/nodes.ts';
import { locate, type Problem } from '../../../problems.ts';
import { type FinishedMail, listElements, listShown, type MailRule } from './finished-mail.ts';
import { openMailClients } from './mail-clients.ts';
import { originOf, removeMarks } from './mark-origins.ts';
import { readMail } from './read-mail.ts';
import { checkClients } from './rules/clients.ts';
import { checkContrast } from './rules/contrast.ts';
import { checkForbidden } from './rules/forbidden.ts';
import { checkHeaders } from './rules/headers.ts';
import { checkHeadings } from './rules/headings.ts';
import { checkLanguage } from './rules/language.ts';
import { checkLinks } from './rules/links.ts';
import { checkPictures } from './rules/pictures.ts';
import { checkPlaceholders } from './rules/placeholders.ts';
import { checkSize } from './rules/size.ts';
import { checkStandard } from './rules/standard.ts';
import { checkTables } from './rules/tables.ts';
import { checkType } from './rules/type.ts';

export interface MailToLint
  extends Pick<FinishedMail, 'html' | 'title' | 'subject' | 'preheader' | 'center' | 'pictures' | 'origin'> {
  /** Places by the number of their mark in the HTML. */
  readonly origins: readonly Origin[];
}

const listRules = async (): Promise<readonly MailRule[]> => [
  checkSize,
  checkHeaders,
  checkStandard,
  checkForbidden,
  checkLanguage,
  checkHeadings,
  checkTables,
  checkLinks,
  checkPictures,
  checkType,
  checkContrast,
  checkPlaceholders,
  checkClients(await openMailClients()),
];

/** Each at the writer's line where the mail knows it, else at the publication. The same fault is told once a place. */
export async function lintMail({ origins, ...given }: MailToLint): Promise<Problem[]> {
  const bytes = Buffer.byteLength(removeMarks(given.html), 'utf8');
  const read = await readMail(given.html);
  const elements = listElements(read.root);
  const body = elements.filter((element) => element.is('body')).flatMap((element) => listElements(element));
  const mail: FinishedMail = { ...given, ...read, elements, body, shown: listShown(body), bytes };
  const problems = new Map<string, Problem>();
  for (const rule of await listRules()) {
    for (const { fault, at } of rule(mail)) {
      const problem = locate(fault, (at && originOf(at, origins)) ?? given.origin);
      problems.set(JSON.stringify(problem), problem);
    }
  }
  return [...problems.values()];
}
