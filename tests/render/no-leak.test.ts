/** No word of a block for one audience is in anything the other is sent: random documents through the real renderers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Fact, Inline } from '../../src/document/nodes.ts';
import { renderCalendar, renderCalendars } from '../../src/site/calendar.ts';
import { eventsFor } from '../../src/site/home-views.ts';
import type { SiteEvent } from '../../src/site/site.ts';
import type { Audience } from '../../src/variants.ts';
import { readPdf } from '../read-pdf.ts';
import { runs } from '../runs.ts';
import { squeeze } from './read-back.ts';
import { renderMail, renderPaper } from './render-media.ts';
import { center, context, picture, sampleDocument, text } from './sample.ts';

const WORDS: Readonly<Record<Audience | 'everyone', string>> = {
  employed: 'QEMPLOYEDQ',
  'job-seeking': 'QSEEKINGQ',
  everyone: 'QEVERYONEQ',
};

const base = { origin: sampleDocument.origin, web: 'yes' } as const;
const say = (word: string): Inline[] => [text(word)];
const facts = (word: string): Fact[] => [{ key: 'when', label: say(word), value: say(word) }];

/** A block of every kind that says `word` wherever it can say anything. */
const MAKERS: { readonly [Kind in BlockKind]: (word: string, children: readonly Block[]) => Block } = {
  heading: (word) => ({ ...base, kind: 'heading', depth: 2, id: `section-${word}`, children: say(word) }),
  paragraph: (word) => ({ ...base, kind: 'paragraph', children: say(word) }),
  list: (word, children) => ({
    ...base,
    kind: 'list',
    ordered: false,
    start: 1,
    items: [[...children, paragraph(word)]],
  }),
  table: (word) => ({ ...base, kind: 'table', header: [say(word)], rows: [[say(word)]] }),
  quote: (_, children) => ({ ...base, kind: 'quote', children }),
  rule: () => ({ ...base, kind: 'rule' }),
  figure: (word) => ({ ...base, kind: 'figure', src: `lost-${word}.png`, alt: word, caption: say(word) }),
  callout: (word, children) => ({ ...base, kind: 'callout', type: 'info', label: say(word), children }),
  action: (word) => ({ ...base, kind: 'action', href: `https://example.jp/${word}`, label: say(word) }),
  for: (_, children) => ({ ...base, kind: 'for', audience: undefined, label: [], children }),
  event: (word, children) => ({
    ...{ ...base, kind: 'event', depth: 3, id: word, calendar: true },
    ...{ title: say(word), series: say(word), facts: facts(word), children },
  }),
  report: (word, children) => ({
    ...{ ...base, kind: 'report', depth: 3, id: word },
    ...{ label: say(word), title: say(word), facts: facts(word), children },
  }),
  staff: (word, children) => ({
    ...{ ...base, kind: 'staff', depth: 3, id: word },
    ...{ name: say(word), role: say(word), sample: say(word), children },
  }),
  resource: (word, children) => ({
    ...{ ...base, kind: 'resource', depth: 3, id: word },
    ...{ name: say(word), category: say(word), sample: say(word), facts: facts(word), children },
  }),
  contact: (word) => ({ ...base, kind: 'contact', name: say(word), facts: facts(word) }),
  qa: (word, children) => ({
    ...{ ...base, kind: 'qa', people: undefined },
    items: [{ question: say(word), answer: [...children, paragraph(word)] }],
  }),
  'easy-read': (word, children) => ({
    ...{ ...base, kind: 'easy-read', label: say(word), children: [paragraph(word)] },
    ...{ long: children, href: `/${word}/`, more: say(word) },
  }),
  schedule: (word) => ({ ...base, kind: 'schedule', to: '2023-09-30', events: [], none: say(word) }),
  'reply-slip': (word, children) => ({
    ...{ ...base, kind: 'reply-slip', title: say(word), children, offers: [], choices: [say(word)] },
    ...{ by: undefined, deadline: say(word), href: `https://example.jp/${word}`, label: say(word) },
    ...{ cut: say(word), blanks: [say(word)], returns: facts(word) },
  }),
};

function paragraph(word: string): Block {
  return { ...base, kind: 'paragraph', children: say(word) };
}

const audienceOf = fc.constantFrom<Audience | 'everyone'>('employed', 'job-seeking', 'everyone');
const KINDS = Object.values(MAKERS);

/** A block and one inside it, both for one audience. */
const partFor = (audience: Audience | 'everyone'): fc.Arbitrary<Block> =>
  fc
    .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS))
    .map(([outer, inner]): Block => outer(WORDS[audience], [inner(WORDS[audience], [paragraph(WORDS[audience])])]))
    .map((block): Block => {
      const limit = audience === 'everyone' ? undefined : audience;
      return {
        ...base,
        kind: 'for',
        audience: limit,
        label: say(WORDS[audience]),
        children: [block, paragraph(WORDS[audience])],
      };
    });

/** Lists that name events of both audiences, as a schedule and a slip outside any `For` do. */
const offers = fc.uniqueArray(audienceOf, { maxLength: 3 }).map((all): Block[] => {
  const events = all.map((audience) => ({
    ...{ id: WORDS[audience], web: 'yes' as const, audiences: audience === 'everyone' ? [] : [audience] },
    ...{
      title: say(WORDS[audience]),
      when: say(WORDS[audience]),
      place: say(WORDS[audience]),
      audience: say(WORDS[audience]),
    },
  }));
  const slip = MAKERS['reply-slip'](WORDS.everyone, []);
  return [
    { ...base, kind: 'schedule', to: '2023-09-30', events, none: [] },
    ...(slip.kind === 'reply-slip' ? [{ ...slip, offers: events }] : []),
  ];
});

/** What everybody reads before the mail is opened. */
const headline = fc
  .string({ unit: fc.constantFrom('号', '夏', ' ', '&', '<b>', '"', '{{name}}', '%', '　', '〜'), maxLength: 12 })
  .map((words) => `${WORDS.everyone}${words}`);

const documents = fc
  .tuple(fc.array(audienceOf.chain(partFor), { minLength: 1, maxLength: 4 }), offers, headline, headline)
  .map(([parts, lists, subject, preheader]) => ({
    ...{ ...sampleDocument, subject, preheader },
    blocks: [...parts, ...lists],
  }));

/** Events of the site, each of one audience or of all. */
const siteEvents = fc.array(fc.tuple(audienceOf, fc.integer({ min: 10, max: 28 })), { maxLength: 6 }).map((all) =>
  all.flatMap(([audience, day], index): SiteEvent[] => {
    const card = MAKERS.event(WORDS[audience], []);
    const date = `2023-07-${day}`;
    const sessions = [{ date, start: '10:30', end: undefined }];
    const place: Fact = { key: 'place', label: say(WORDS[audience]), value: say(WORDS[audience]) };
    if (card.kind !== 'event') return [];
    return [
      {
        ...{ id: `${WORDS[audience]}-${index}`, sessions, occurrences: sessions, from: date, to: date },
        ...{ state: undefined, deadline: undefined, audiences: audience === 'everyone' ? [] : [audience] },
        card: { ...card, facts: [...card.facts, place] },
      },
    ];
  }),
);

const source = { config: { center, siteUrl: context.siteUrl }, pictures: new Map([[picture.src, picture]]) };
const otherOf = (audience: Audience): Audience => (audience === 'employed' ? 'job-seeking' : 'employed');
const hasOwn = (blocks: readonly Block[], audience: Audience): boolean =>
  blocks.some((block) => block.kind === 'for' && block.audience === audience);

describe('of what is for the other half, nothing', () => {
  it('is in the mail, its text, its links or what is read before it is opened', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom<Audience>('employed', 'job-seeking'), async (document, audience) => {
        const { html, text: plain, subject, preheader } = await renderMail(document, audience, source);
        expect([subject, preheader]).toEqual([document.subject, document.preheader]);
        for (const written of [html, plain]) {
          expect(squeeze(written)).not.toContain(WORDS[otherOf(audience)]);
          if (hasOwn(document.blocks, audience)) expect(squeeze(written)).toContain(WORDS[audience]);
        }
      }),
      { numRuns: runs(25) },
    );
  }, 120_000);

  it('is on paper, in its bookmarks, descriptions or metadata', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom<Audience>('employed', 'job-seeking'), async (document, audience) => {
        const { texts, tags, bookmarks, title, metadata } = await readPdf(
          await renderPaper(document, audience, source),
        );
        const read = squeeze([...texts, ...tags.map(({ alt }) => alt ?? ''), ...bookmarks, title, metadata].join(' '));
        expect(read).not.toContain(WORDS[otherOf(audience)]);
        if (hasOwn(document.blocks, audience)) expect(read).toContain(WORDS[audience]);
      }),
      { numRuns: runs(12) },
    );
  }, 120_000);

  it('is in the calendar', () => {
    fc.assert(
      fc.property(siteEvents, fc.constantFrom<Audience>('employed', 'job-seeking'), (events, audience) => {
        const own = eventsFor(audience, events);
        const files = [renderCalendars(own, center, context.siteUrl)];
        for (const event of own) files.push(renderCalendar(event, center, context.siteUrl) ?? '');
        const read = squeeze(files.join(''));
        expect(read).not.toContain(WORDS[otherOf(audience)]);
        expect(read.includes(WORDS[audience])).toBe(events.some(({ audiences }) => audiences.includes(audience)));
      }),
      { numRuns: runs(50) },
    );
  });
});
