/** HTML that people know or paste, and what is written here instead. */

const PICTURE = '![いすに座ってのばしている人の絵](./写真.png) のように、その行だけに書いてください。';
const JUST_WORDS = 'タグを消して、言葉だけを残してください。';

const GROUPS: readonly (readonly [names: string, instead: string])[] = [
  ['br', '<br> を消し、その行の終わりに半角の \\ を書いて改行してください。'],
  ['hr', '<hr> を消し、--- だけの行を書いてください。'],
  ['img picture', PICTURE],
  ['b strong', '**太字** のように、前と後に ** を書いてください。'],
  ['i em', '*強調* のように、前と後に * を書いてください。'],
  ['a', '[行き先の名前](https://example.jp) のように書いてください。'],
  ['h1 h2 h3 h4 h5 h6', 'タグを消して、## 見出し のように、行の初めに ## を書いてください。'],
  ['ul ol li dl dt dd', 'タグを消して、- 項目 のように、行の初めに - を書いてください。'],
  [
    'table thead tbody tr th td caption',
    'タグを消して、次のように書いてください。\n| 日 | 内容 |\n| --- | --- |\n| 8月5日 | 座談会 |',
  ],
  ['ruby rt rp rb', '｜漢字《かんじ》 のように書いてください。'],
  ['blockquote', 'タグを消して、> 言葉 のように、行の初めに > を書いてください。'],
  ['q', 'タグを消して、「言葉」のように、かぎかっこで書いてください。'],
  ['p div span section article header footer main nav aside details summary', JUST_WORDS],
  ['font center big small u s del ins mark sup sub code pre cite abbr o o:p wbr', JUST_WORDS],
  ['form input button label select option textarea', JUST_WORDS],
  ['iframe script style svg video audio source html head body title meta link', JUST_WORDS],
];

const INSTEAD: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap(([names, instead]) => names.split(' ').map((name) => [name, instead] as const)),
);

/** What to write instead of an HTML tag; undefined for a name that is none. */
export const insteadOfHtml = (name: string): string | undefined => INSTEAD.get(name.toLowerCase());
