/** The HTML standard's objections, each at the innermost element that it falls into. */
import type { HtmlElement } from 'html-validate';
import type { MailRule } from '../finished-mail.ts';
import { mailNotStandard } from '../lint-problems.ts';

function elementAt(elements: readonly HtmlElement[], offset: number): HtmlElement | undefined {
  let found: HtmlElement | undefined;
  for (const element of elements) {
    const end = element.endTagLocation;
    if (element.location.offset - 1 <= offset && (end === null || offset <= end.offset)) found = element;
  }
  return found;
}

export const checkStandard: MailRule = function* ({ elements, standardFaults }) {
  for (const { rule, message, offset } of standardFaults) {
    yield { fault: mailNotStandard(rule, message), at: elementAt(elements, offset) };
  }
};
