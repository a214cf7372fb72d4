import type { HtmlElement } from 'html-validate';
import { attributeOf, eachElement, type MailRule } from '../finished-mail.ts';
import { mailDataTable, mailLayoutTable } from '../lint-problems.ts';

/** The table that a cell belongs to, and not one further out. */
const belongsTo = (table: HtmlElement, cell: HtmlElement): boolean => cell.closest('table')?.isSameNode(table) === true;

const holds = (table: HtmlElement, name: string): boolean =>
  table.getElementsByTagName(name).some((element) => belongsTo(table, element));

/** A table either lays out, and says so, or holds data, and then has a caption and header cells. */
export const checkTables: MailRule = function* ({ root }) {
  for (const table of eachElement(root)) {
    if (!table.is('table')) continue;
    const isData = holds(table, 'th') || holds(table, 'caption');
    const isLayout = attributeOf(table, 'role') === 'presentation';
    if (isData && (isLayout || !holds(table, 'th') || !holds(table, 'caption')))
      yield { fault: mailDataTable(), at: table };
    if (!isData && !isLayout) yield { fault: mailLayoutTable(), at: table };
  }
};
