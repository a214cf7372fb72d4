/** The finished HTML of a mail as its rules see it: parsed once, with the way back to the writer's line. */
import type { HtmlElement } from 'html-validate';
import type { Center } from '../../../center.ts';
import type { Origin } from '../../../document/nodes.ts';
import type { Fault } from '../../../problems.ts';
import type { Picture } from '../../context.ts';

/** What the HTML standard objects to, by character of the HTML. */
export interface StandardFault {
  readonly rule: string;
  readonly message: string;
  readonly offset: number;
}

export interface ShownWords {
  readonly element: HtmlElement;
  readonly words: string;
}

export interface FinishedMail {
  /** Still with the marks of `mark-origins.ts`. */
  readonly html: string;
  readonly root: HtmlElement;
  /** Every element in document order, and those of them that are inside body. */
  readonly elements: readonly HtmlElement[];
  readonly body: readonly HtmlElement[];
  readonly shown: readonly ShownWords[];
  readonly standardFaults: readonly StandardFault[];
  /** What reaches the reader, in UTF-8. */
  readonly bytes: number;
  /** Plain text; `<title>` must be the same. */
  readonly title: string;
  /** By the address under which the mail names them. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly subject: string;
  readonly preheader: string;
  readonly center: Center;
  /** Of the publication as a whole. */
  readonly origin: Origin;
}

export interface Finding {
  readonly fault: Fault;
  /** Where in the mail; the mail as a whole where it is missing. */
  readonly at?: HtmlElement | undefined;
}

export type MailRule = (mail: FinishedMail) => Iterable<Finding>;

/** An element's descendants, in document order. */
export function listElements(root: HtmlElement, into: HtmlElement[] = []): HtmlElement[] {
  for (const child of root.childElements) {
    into.push(child);
    listElements(child, into);
  }
  return into;
}

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.getAttributeValue(name) ?? undefined;

/** Words as they are spoken: a reading beside its word is not said again. */
export function spokenWords(element: HtmlElement): string {
  const parts = element.childNodes.map((node) => {
    const child = element.childElements.find((one) => one.isSameNode(node));
    if (child === undefined) return node.textContent;
    if (child.is('rt') || child.is('rp')) return '';
    return child.is('img') ? (attributeOf(child, 'alt') ?? '') : spokenWords(child);
  });
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** The words directly in an element, or the description of a picture. */
const ownWords = (element: HtmlElement): string =>
  element.is('img')
    ? (attributeOf(element, 'alt') ?? '')
    : element.childNodes
        .filter(({ nodeName }) => nodeName === '#text')
        .map(({ textContent }) => textContent)
        .join('')
        .trim();

/** Elements of the body, in document order, that show words of their own. */
export function listShown(body: readonly HtmlElement[]): ShownWords[] {
  const hidden = new Set<HtmlElement>();
  return body.flatMap((element) => {
    const inside = element.parent !== null && hidden.has(element.parent);
    if (inside || /display:\s*none/.test(attributeOf(element, 'style') ?? '')) hidden.add(element);
    const words = hidden.has(element) ? '' : ownWords(element);
    return words === '' ? [] : [{ element, words }];
  });
}
