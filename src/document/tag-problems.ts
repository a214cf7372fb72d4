/** The wording of what is wrong with tags: names that are none, and pairs that are broken. */
import { nearest } from '../nearest.ts';
import { error, type Fault } from '../problems.ts';
import { insteadOfHtml } from './html-tags.ts';
import { COMPONENT_NAMES, isComponentName, vocabulary } from './vocabulary.ts';

const htmlRefused = (name: string, instead: string): Fault =>
  error('html-refused', `HTML の <${name}> は使えません。メールや紙では形がくずれます。`, instead);

function unknownComponent(name: string): Fault {
  const near = nearest(name, COMPONENT_NAMES);
  return error(
    'unknown-component',
    `<${name}> という部品はありません。`,
    near === undefined ? `使える部品: ${COMPONENT_NAMES.join('、')}` : `<${near}> と書いてください。`,
  );
}

/** A tag whose name is no component's. */
export function tagRefused(name: string): Fault {
  const instead = insteadOfHtml(name);
  return instead === undefined ? unknownComponent(name) : htmlRefused(name, instead);
}

function closeIt(name: string): string {
  const inside = isComponentName(name) ? vocabulary[name].inside : 'words';
  if (inside === 'blocks') return `終わりに </${name}> を書いてください。`;
  const short = `<${name} … /> のように、タグの終わりの > を /> にしてください。`;
  return inside === 'nothing'
    ? short
    : `下に言葉をつけるなら、終わりに </${name}> を書いてください。つけないなら、${short}`;
}

export const tagNotClosed = (name: string): Fault =>
  error('tag-not-closed', `<${name}> が閉じられていません。`, closeIt(name));

export const tagMismatch = (open: string, close: string): Fault =>
  error(
    'tag-mismatch',
    `<${open}> のあとに </${close}> があり、組になっていません。`,
    `</${close}> を </${open}> にしてください。`,
  );

/** <Callout type="info">, as the reference shows it. */
function openIt(name: string): string | undefined {
  const { example = '', inside = 'nothing' } = isComponentName(name) ? vocabulary[name] : {};
  return inside === 'nothing' ? undefined : /^<[^>]*[^/>]>/.exec(example)?.[0];
}

export function tagNotOpened(name: string): Fault {
  const open = openIt(name);
  return error(
    'tag-not-opened',
    `始まりのない終わりのタグ </${name}> があります。`,
    `この行の </${name}> を消${open === undefined ? 'して' : `すか、前に ${open} を書いて`}ください。`,
  );
}

export const tagAmongWords = (name: string): Fault =>
  error(
    'tag-not-closed',
    `<${name}> と </${name}> が、文章と同じ行にあるので、組になりません。`,
    `<${name} …> と </${name}> を、それぞれ一つの行に、文章と分けて書いてください。`,
  );

const SYNTAX = 'mdx-syntax';

export const quoteNotClosed = (): Fault =>
  error(SYNTAX, 'タグの中の " が閉じられていません。', 'type="info" のように、値の前と後に " を書いてください。');

export const valueWithoutQuotes = (name: string, value: string): Fault =>
  error(SYNTAX, `${name} の値が " でかこまれていません。`, `${name}="${value}" と書いてください。`);

export const tagNotEnded = (name: string): Fault =>
  error(
    SYNTAX,
    `<${name}> のタグが、終わりの > まで正しい形になっていません。`,
    `${isComponentName(name) ? vocabulary[name].example.split('\n')[0] : `<${name} … />`} の形に書きなおしてください。文字として使うなら、全角の「＜」で書いてください。`,
  );

export const syntaxOther = (): Fault =>
  error(
    SYNTAX,
    '「<」か「{」のところが読み取れません。部品のタグとして正しくない形です。',
    '文字として使うなら、全角の「＜」「｛」で書いてください。部品なら <Event id="…" /> の形にしてください。',
  );
