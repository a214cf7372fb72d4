/** The sentences of a page, each as the text nodes it consists of and as it is to be spoken. */

export interface Sentence {
  readonly nodes: readonly Text[];
  readonly spoken: string;
}

/** Whoever listens does not need what is only there to be touched or seen. */
const SILENT = 'rp, rt, svg, script, [hidden], [aria-hidden="true"], .choice, .contents, .tools';
const LINE = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, th, td, figcaption, blockquote, legend';
const END = /[。！？!?]+[」』）)]*/g;

/** A word is spoken once: as its writer reads it, otherwise as it is written. */
function spokenFor(node: Text): string {
  const ruby = node.parentElement?.closest('ruby');
  if (!ruby || ruby.classList.contains('auto')) return node.data;
  return ruby.querySelector('rt')?.textContent ?? node.data;
}

function isSpoken(node: Text): boolean {
  const parent = node.parentElement;
  if (parent === null || parent.closest(SILENT) !== null || parent.getClientRects().length === 0) return false;
  // Between blocks a space is nothing; between words it is a breath.
  return node.data.trim() !== '' || parent.closest(LINE) !== null;
}

function listTexts(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && isSpoken(node)) texts.push(node);
  }
  return texts;
}

/** Cuts a text node behind each sentence that ends in it. */
function cutAtEnds(node: Text): Text[] {
  const pieces = [node];
  END.lastIndex = 0;
  const ends = [...node.data.matchAll(END)].map((match) => (match.index ?? 0) + match[0].length);
  for (const end of ends.reverse()) {
    if (end < node.data.length) pieces.splice(1, 0, node.splitText(end));
  }
  return pieces;
}

export function listSentences(root: Element): Sentence[] {
  const sentences: Sentence[] = [];
  let nodes: Text[] = [];
  let line: Element | null = null;
  const close = (): void => {
    const spoken = nodes.map(spokenFor).join('').replace(/\s+/g, ' ').trim();
    if (spoken !== '') sentences.push({ nodes, spoken });
    nodes = [];
  };
  for (const text of listTexts(root)) {
    const own = text.parentElement?.closest(LINE) ?? null;
    if (own !== line) close();
    line = own;
    for (const piece of cutAtEnds(text)) {
      nodes.push(piece);
      if (/[。！？!?][」』）)]*\s*$/.test(piece.data)) close();
    }
  }
  close();
  return sentences;
}
