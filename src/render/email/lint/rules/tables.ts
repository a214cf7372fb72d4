import type { HtmlElement } from 'html-validate';
import { attributeOf, type MailRule } from '../finished-mail.ts';
import { mailDataTable, mailLayoutTable } from '../lint-problems.ts';

/** The names of the elements of a table itself, without those of tables inside it. */
const namesIn = (table: HtmlElement): string[] =>
  table.childElements.flatMap((child) => (child.is('table') ? [] : [child.tagName, ...namesIn(child)]));

/** A table either lays out, and says so, or holds data, and then has a caption and header cells. */
export const checkTables: MailRule = function* ({ elements }) {
  for (const table of elements) {
    if (!table.is('table')) continue;
    const names = namesIn(table);
    const parts = ['th', 'caption'].filter((name) => names.includes(name)).length;
    const isLayout = attributeOf(table, 'role') === 'presentation';
    if (parts === 1 || (parts === 2 && isLayout)) yield { fault: mailDataTable(), at: table };
    if (parts === 0 && !isLayout) yield { fault: mailLayoutTable(), at: table };
  }
};
