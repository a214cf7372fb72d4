import { describe, expect, it } from 'vitest';
import { sampleNotice } from '../../src/desk/notice-samples.ts';
import { isDiscreet } from '../../src/discreet.ts';
import { lintMail } from '../../src/render/email/lint/lint-mail.ts';
import { NOTICE_KINDS, type Notice } from '../../src/render/notices/notice.ts';
import { renderNotice } from '../../src/render/notices/render-notice.ts';
import { renderEveryTemplate } from './email/every-template.ts';
import { validateMail } from './email/mail-rules.ts';
import { HOSTILE_WORDS, hostileContext } from './hostile.ts';
import { center, context, origin } from './sample.ts';

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

describe.each(NOTICE_KINDS)('the notice %s', (kind) => {
  const notice = sampleNotice(kind, context.siteUrl);

  it('passes the lint of every mail, and is discreet outside its body', async () => {
    const { html, subject, preheader } = await renderNotice(notice, context);
    const title = titleOf(html);
    expect(await lintMail({ html, subject, preheader, title, pictures: new Map(), origin, origins: [] })).toEqual([]);
    expect(subject).toBe(`${center.sender.name} ${title}`);
    expect(isDiscreet(subject + preheader)).toBe(true);
  });

  it('says in its text part all that its HTML says, links written out', async () => {
    const { html, text } = await renderNotice(notice, context);
    const hrefs = [...html.matchAll(/href="(https:[^"]*)"/g)].map(([, href]) => href ?? '');
    for (const href of hrefs) expect(text).toContain(href);
    for (const words of [center.name, center.phone, '苦情・ご意見', '記録していません']) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(text).not.toMatch(/<[a-z]|\{\{|\n{3}/);
  });
});

describe('a notice', () => {
  it('looks in text as it should', async () => {
    const texts = await Promise.all(
      NOTICE_KINDS.map((kind) => renderNotice(sampleNotice(kind, context.siteUrl), context)),
    );
    const all = texts.map(({ subject, text }) => `件名：${subject}\n\n${text}`).join('\n\n============\n\n');
    await expect(all).toMatchFileSnapshot('../snapshots/text/notices.txt');
  });

  it('is the same with the same words, and offers no way back where there is none', async () => {
    const { html } = await renderNotice({ kind: 'goodbye' }, context);
    expect(html).toBe((await renderNotice({ kind: 'goodbye' }, context)).html);
    expect(html).not.toContain('また受け取りたいとき');
  });

  it.each(HOSTILE_WORDS)('keeps hostile words as words: %j', async (words) => {
    const notice: Notice = {
      kind: 'application-received',
      event: { title: words, facts: [{ label: words, value: words }], page: `https://www.example.jp/${words}` },
      cancel: `mailto:center@example.jp?subject=${words}`,
    };
    const { html, text } = await renderNotice(notice, hostileContext(words));
    expect(await validateMail(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<b>|onmouseover="|\{\{/i);
    expect(text).not.toContain('{{');
  });
});

it('every template has an HTML and a text that hold together', async () => {
  const mails = await renderEveryTemplate();
  for (const { name, html, text } of mails) {
    expect([name, ...(await validateMail(html))]).toEqual([name]);
    expect(text.length).toBeGreaterThan(300);
  }
  const byName = new Map(mails.map((mail) => [mail.name, mail]));
  expect(byName.get('correction')?.text).toContain(
    '2023年7月14日（金曜日）にお届けした「2023年夏号 海の風と、ひと息」に',
  );
  expect(byName.get('test')?.text).toMatch(/^【テスト】/);
  expect(byName.get('test')?.html).toMatch(/<body[^>]*><table role="presentation" lang="ja".*7KQ2-M4XD/);
});
