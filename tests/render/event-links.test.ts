import { describe, expect, it } from 'vitest';
import type { EventBlock, Inline } from '../../src/document/nodes.ts';
import { renderEmail } from '../../src/render/email/render-email.ts';
import { eventCalendar, eventPage, eventPlace } from '../../src/render/event-links.ts';
import { renderText } from '../../src/render/text/render-text.ts';
import { context, origin, sampleDocument, text } from './sample.ts';

const SITE = 'https://tsushin.example.jp';

const eventAt = (place: readonly Inline[], given: Partial<EventBlock> = {}): EventBlock => ({
  ...{ kind: 'event', origin, web: 'yes', depth: 3, id: '2023-08-05-zadankai', title: [text('座談会')] },
  ...{ series: [], facts: [{ key: 'place', label: [text('場所')], value: place }], calendar: true, children: [] },
  ...given,
});

describe('the links of an event', () => {
  it.each([
    ['ココテラス湘南会議室', 'ココテラス湘南会議室'],
    ['江の島ボウリングセンター（2階）', '江の島ボウリングセンター'],
    ['市民会館、公民館', '市民会館'],
  ])('lead to a map of %s', (place, name) => {
    const found = eventPlace(eventAt([text(place)]));
    expect(found).toEqual({
      name,
      href: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(name)}`,
    });
  });

  it.each(['オンライン（Zoom）', '茅ヶ崎市内 8カ所', '未定'])('lead to no map of %s', (place) => {
    expect(eventPlace(eventAt([text(place)]))).toBeUndefined();
  });

  it('lead to the page and the calendar only where the site has them', () => {
    expect(eventPage(eventAt([]), SITE)).toBe(`${SITE}/events/2023-08-05-zadankai/`);
    expect(eventPage(eventAt([], { web: 'no' }), SITE)).toBeUndefined();
    expect(eventPage(eventAt([], { title: [] }), SITE)).toBeUndefined();
    expect(eventCalendar(eventAt([]), SITE)).toBe(`${SITE}/events/2023-08-05-zadankai.ics`);
    expect(eventCalendar(eventAt([], { calendar: false }), SITE)).toBeUndefined();
  });

  it('stand in both parts of the mail', async () => {
    const [html, plain] = [(await renderEmail(sampleDocument, context)).html, renderText(sampleDocument, context)];
    for (const part of [html.replaceAll('&amp;', '&'), plain]) {
      expect(part).toContain(`${SITE}/events/2023-08-05-zadankai.ics`);
      expect(part).toContain('https://www.google.com/maps/search/?api=1&query=');
      expect(part).not.toContain('2023-secret');
    }
    expect(html).toContain('カレンダーに入れる：第1回 交流会');
  });
});
