import { describe, expect, it } from 'vitest';
import { sampleNotice } from '../../src/desk/notice-samples.ts';
import { NOTICE_KINDS, type Notice } from '../../src/render/notices/notice.ts';
import { renderNotice } from '../../src/render/notices/render-notice.ts';
import { renderEveryTemplate } from './email/every-template.ts';
import { validateMail } from './email/mail-rules.ts';
import { HOSTILE_WORDS, hostileContext } from './hostile.ts';
import { center, context } from './sample.ts';

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

describe.each(NOTICE_KINDS)('the notice %s', (kind) => {
  const notice = sampleNotice(kind, context.siteUrl);

  it('passes the lint of every mail, and is discreet outside its body', async () => {
    const { html, subject, problems } = await renderNotice(notice, context);
    expect(problems).toEqual([]);
    expect(subject).toBe(`${center.sender.name} ${titleOf(html)}`);
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

  it('is told its faults at the line where it is named', async () => {
    const given = { ...context, center: { ...center, sender: { ...center.sender, name: '求職つうしん' } } };
    const { problems } = await renderNotice(sampleNotice('welcome', context.siteUrl), given);
    expect(problems).toMatchObject([{ code: 'mail-indiscreet', file: 'emails/notices.yaml', line: 8 }]);
  });

  it('is the same with the same words, and offers no way back where there is none', async () => {
    const { html } = await renderNotice({ kind: 'goodbye' }, context);
    expect(html).toBe((await renderNotice({ kind: 'goodbye' }, context)).html);
    expect(html).not.toContain('もう一度申し込む');
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
  expect(byName.get('correction')?.text).toContain('訂正のお知らせ　2023年7月18日（火曜日）');
  expect(byName.get('test')?.text).toMatch(/^【テスト】/);
  expect(byName.get('test')?.html).toMatch(/<body[^>]*><table role="presentation" lang="ja".*7KQ2-M4XD/);
});
