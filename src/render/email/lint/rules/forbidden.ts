/** Elements, attributes and styles that no mail may hold; the list is `forbidden.yaml`. */
import type { HtmlElement } from 'html-validate';
import { z } from 'zod';
import type { Finding, MailRule } from '../finished-mail.ts';
import { mailForbidden } from '../lint-problems.ts';
import { readTable } from '../read-table.ts';

const entries = z.array(z.strictObject({ name: z.string(), why: z.string() }));

const table = readTable('forbidden.yaml', z.strictObject({ elements: entries, attributes: entries, styles: entries }));

const reasons = new Map(table.elements.map(({ name, why }) => [name, why]));

function* checkAttributes(element: HtmlElement): Generator<Finding> {
  for (const { key } of element.attributes) {
    const found = table.attributes.find(({ name }) => key.startsWith(name));
    if (found !== undefined) yield { fault: mailForbidden(key, found.why), at: element };
  }
}

function* checkStyles(styles: string, at: HtmlElement): Generator<Finding> {
  for (const { name, why } of table.styles) {
    if (styles.includes(name)) yield { fault: mailForbidden(name, why), at };
  }
}

export const checkForbidden: MailRule = function* ({ elements: all }) {
  for (const element of all) {
    const why = reasons.get(element.tagName);
    if (why !== undefined) yield { fault: mailForbidden(`<${element.tagName}>`, why), at: element };
    yield* checkAttributes(element);
    yield* checkStyles(element.getAttributeValue('style') ?? '', element);
    if (element.is('style')) yield* checkStyles(element.textContent, element);
  }
};
