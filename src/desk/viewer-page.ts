/** One mail or one print run, looked at in the way that was chosen. */
import type { Center } from '../center.ts';
import type { Problem } from '../problems.ts';
import type { Audience } from '../variants.ts';
import { type Choices, SCREEN_WIDTHS, writeChoices } from './choices.ts';
import { renderPage } from './page-templates.ts';
import { viewProblems } from './problem-list.ts';
import type { MadeMail } from './workshop.ts';

/** What is looked at. */
export interface Viewed {
  /** Address of the page, of the framed mail, of its file and of its print. */
  readonly page: string;
  readonly mail: string;
  readonly eml: string;
  readonly pdf: string | undefined;
  readonly title: string;
  /** Whom it is for; empty where that makes no difference. */
  readonly audiences: readonly Audience[];
}

/** Where there are errors they stand in its place. */
export type Seen =
  | { readonly mail: MadeMail }
  | { readonly paper: readonly Problem[] }
  | { readonly errors: readonly Problem[] };

const inKilobytes = (value: string): string => (Buffer.byteLength(value) / 1024).toFixed(1);

type Group<Name extends keyof Choices> = readonly (readonly [value: Choices[Name], words: string])[];

function viewGroup<Name extends keyof Choices>(
  label: string,
  name: Name,
  options: Group<Name>,
  choices: Choices,
  page: string,
) {
  return {
    label,
    options: options.map(([value, words]) => ({
      words,
      href: `${page}?${writeChoices({ ...choices, [name]: value })}`,
      chosen: choices[name] === value,
    })),
  };
}

function viewGroups({ page, pdf, audiences }: Viewed, choices: Choices, { labels }: Center) {
  const group = <Name extends keyof Choices>(label: string, name: Name, options: Group<Name>) =>
    viewGroup(label, name, options, choices, page);
  const isMail = choices.show === 'mail';
  return [
    group('見るもの', 'show', [
      ['mail', 'メール'],
      ['text', 'テキスト'],
      ['source', '中のHTML'],
      ...(pdf === undefined
        ? []
        : ([
            ['paper', '紙'],
            ['large-paper', '紙（大きい文字）'],
          ] as const)),
    ]),
    ...(audiences.length > 1
      ? [
          group(
            'だれに',
            'audience',
            audiences.map((one) => [one, labels[one].reader] as const),
          ),
        ]
      : []),
    group('ふりがな', 'reading', [
      ['standard', 'つけない'],
      ['furigana', 'つける'],
    ]),
    ...(isMail && pdf !== undefined
      ? [
          group('テストの帯', 'banner', [
            ['off', 'つけない'],
            ['on', 'つける'],
          ]),
        ]
      : []),
    ...(isMail
      ? [
          group('画面', 'screen', [
            ['desktop', 'パソコン'],
            ['phone', 'スマートフォン'],
            ['small-phone', '小さいスマートフォン'],
          ]),
          group('明るさ', 'light', [
            ['light', '明るい'],
            ['dark', '暗い'],
          ]),
          group('画像', 'pictures', [
            ['on', '出す'],
            ['off', '出さない'],
          ]),
        ]
      : []),
  ];
}

function viewMail(mail: MadeMail, viewed: Viewed, choices: Choices) {
  return {
    inbox: { subject: mail.subject, preheader: mail.preheader, size: inKilobytes(mail.html), eml: viewed.eml },
    frame: choices.show === 'mail' && {
      src: `${viewed.mail}?${writeChoices(choices)}`,
      screen: choices.screen,
      width: SCREEN_WIDTHS[choices.screen],
      light: choices.light,
    },
    text: choices.show === 'text' && { words: mail.text },
    source: choices.show === 'source' && { words: mail.html },
    problems: viewProblems(mail.problems),
  };
}

function viewSeen(seen: Seen, viewed: Viewed, choices: Choices): object {
  if ('errors' in seen) return { broken: true, problems: viewProblems(seen.errors) };
  if ('mail' in seen) return viewMail(seen.mail, viewed, choices);
  return { paper: { src: `${viewed.pdf}?${writeChoices(choices)}` }, problems: viewProblems(seen.paper) };
}

export const renderViewer = (viewed: Viewed, seen: Seen, choices: Choices, center: Center): string =>
  renderPage('viewer', {
    newsletter: center.newsletter,
    from: center.sender.name,
    title: viewed.title,
    groups: viewGroups(viewed, choices, center),
    ...viewSeen(seen, viewed, choices),
  });
