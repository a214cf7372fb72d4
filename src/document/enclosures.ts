/**
 * 同封物: flyers of others that go into the envelopes of a publication, from content/enclosures.yaml. On paper they lie
 * beside the copy; the web and the mail say them at the end, chosen by audience like everything else.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Center } from '../center.ts';
import { nearest } from '../nearest.ts';
import { parseYaml } from '../parse-yaml.ts';
import { locate, type Problem, ProblemsError } from '../problems.ts';
import { AUDIENCES, type Audience } from '../variants.ts';
import { readOptionalText } from './content-files.ts';
import { enclosureForNobody } from './enclosure-problems.ts';
import { text } from './inline.ts';
import type { Block, Document, Inline } from './nodes.ts';

export const ENCLOSURES_FILE = 'enclosures.yaml';

const words = z.string().trim().min(1, '何か書いてください。');

const enclosureSchema = z
  .strictObject({
    name: words.describe('同封物の名前。封入チェック表、ウェブ、メールに出ます'),
    audience: z
      .enum(['both', ...AUDIENCES])
      .default('both')
      .describe('入れる相手。employed（就労者）、job-seeking（求職者）、both（両方）'),
    sheets: z.int().min(1).default(1).describe('紙の枚数'),
    grams: z.number().positive().describe('1部の重さ。はかりではかったグラム'),
    text: words.optional().describe('ウェブとメールで、名前にそえる説明'),
    url: z
      .string()
      .regex(/^(?:https:\/\/[^\s/]+|\/[^\s/])\S*$/, 'https:// か / から書いてください。')
      .optional()
      .describe('ウェブとメールから開くページ'),
  })
  .transform(({ audience, name, sheets, grams, text: say, url }): Enclosure => {
    return { name, sheets, grams, text: say, url, audiences: audience === 'both' ? [...AUDIENCES] : [audience] };
  });

/** By publication, in the order in which they are put into the envelope. */
export const enclosuresSchema = z.record(z.string(), z.array(enclosureSchema));
export type Enclosures = z.output<typeof enclosuresSchema>;

export interface Enclosure {
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly sheets: number;
  readonly grams: number;
  readonly text: string | undefined;
  readonly url: string | undefined;
}

/** In the order in which they are put into the envelope; throws ProblemsError where the file is faulty. */
export async function readEnclosures(contentDir: string, publication: string): Promise<readonly Enclosure[]> {
  const file = `content/${ENCLOSURES_FILE}`;
  const problems: Problem[] = [];
  const written = await readOptionalText(join(contentDir, ENCLOSURES_FILE), file, problems);
  if (written === undefined) throw new ProblemsError(problems);
  const parsed = parseYaml(enclosuresSchema, { file, text: written, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value[publication] ?? [];
}

/** What lies in the envelope, whatever is said of it elsewhere. */
export type EnclosedPaper = Pick<Enclosure, 'name' | 'audiences' | 'sheets' | 'grams'>;

export const enclosuresFor = <E extends EnclosedPaper>(enclosures: readonly E[], audience: Audience): E[] =>
  enclosures.filter(({ audiences }) => audiences.includes(audience));

const PLACE = {
  origin: { file: `content/${ENCLOSURES_FILE}`, line: 1, column: 1 },
  web: 'yes',
  onPaper: false,
} as const;

const TITLE = 'いっしょにお届けするもの';
/** For want of a page and of words of its own. */
const ON_REQUEST = '紙のご案内です。ほしい方は、センターへお知らせください。';

function itemOf({ name, text: say = '', url }: Enclosure): Block[] {
  const title: Inline =
    url === undefined ? { kind: 'strong', children: text(name) } : { kind: 'link', href: url, children: text(name) };
  const said = say === '' && url === undefined ? ON_REQUEST : say;
  const more: Inline[] = said === '' ? [] : [{ kind: 'break' }, ...text(said)];
  return [{ ...PLACE, kind: 'paragraph', children: [title, ...more] }];
}

const listOf = (enclosures: readonly Enclosure[]): Block => {
  return { ...PLACE, kind: 'list', ordered: false, start: 1, items: enclosures.map(itemOf) };
};

const headingOf = (id: string): Block => ({ ...PLACE, kind: 'heading', depth: 2, id, children: text(TITLE) });

/** What everybody gets first, then what one audience gets, under one title where there is something for everybody. */
function blocksOf(enclosures: readonly Enclosure[], { labels }: Center): Block[] {
  const shared = enclosures.filter(({ audiences }) => audiences.length === AUDIENCES.length);
  const general = shared.length === 0 ? [] : [headingOf('enclosures'), listOf(shared)];
  const special = AUDIENCES.flatMap((audience): Block[] => {
    const own = enclosuresFor(enclosures, audience).filter((enclosure) => !shared.includes(enclosure));
    if (own.length === 0) return [];
    const children = [...(shared.length === 0 ? [headingOf(`enclosures-${audience}`)] : []), listOf(own)];
    return [{ ...PLACE, kind: 'for', audience, label: text(`${labels[audience].reader}へ`), children }];
  });
  return [...general, ...special];
}

/** Every publication with what is enclosed with it, and a problem for each name that is no publication's. */
export function enclose(
  documents: ReadonlyMap<string, Document>,
  enclosures: Enclosures,
  center: Center,
): { documents: Map<string, Document>; problems: Problem[] } {
  const unknown = Object.keys(enclosures).filter((name) => !documents.has(name));
  const names = [...documents.keys()];
  return {
    documents: new Map(
      [...documents].map(([name, document]) => {
        const own = enclosures[name] ?? [];
        return [
          name,
          own.length === 0 ? document : { ...document, blocks: [...document.blocks, ...blocksOf(own, center)] },
        ];
      }),
    ),
    problems: unknown.map((name) =>
      locate(enclosureForNobody(name, nearest(name, names)), { ...PLACE.origin, line: 0 }),
    ),
  };
}
