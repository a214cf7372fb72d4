/** What parsing one file needs to know of the rest of the content, and where it reports what is wrong. */
import type { Center } from '../center.ts';
import { type Fault, locate, type Problem } from '../problems.ts';
import type { Audience } from '../variants.ts';
import type { EventBlock, Inline, Origin, ResourceBlock, StaffBlock, WebVisibility } from './nodes.ts';
import type { MdastNode } from './read-mdx.ts';
import { parseRuby } from './ruby.ts';

/** An event as another file shows it: announced, or reported on. */
export interface ShownEvent {
  readonly block: EventBlock;
  /** Facts that a report adds, such as how many came. */
  readonly attendance: EventBlock['facts'];
  readonly audiences: readonly Audience[];
  readonly web: WebVisibility;
  readonly draft: boolean;
  /** First and last possible day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

export interface References {
  readonly events: ReadonlyMap<string, ShownEvent>;
  readonly staff: ReadonlyMap<string, StaffBlock>;
  readonly resources: ReadonlyMap<string, ResourceBlock>;
  /** Names such as `events/yoga` of files that are there but of which nothing could be made: they say themselves why. */
  readonly unusable: ReadonlySet<string>;
}

export interface Scope {
  /** As problems show it. */
  readonly file: string;
  /** The file as it was saved. */
  readonly source: string;
  /** Folder of the file relative to the content folder. */
  readonly folder: string;
  /** What the file is called on the site: `issues/2023-summer`. */
  readonly publication: string;
  readonly center: Center;
  readonly references: References;
  /** Names of the picture files beside this file. */
  readonly pictures: readonly string[];
  /** Inside a `For`. */
  readonly audience: Audience | undefined;
  readonly report: (fault: Fault, origin: Origin) => void;
  readonly nextHeadingId: () => string;
  /** Depth of the heading before this place; headings may go one deeper. */
  readonly heading: { depth: number };
}

export function createScope(
  base: Pick<Scope, 'file' | 'source' | 'folder' | 'publication' | 'center' | 'references' | 'pictures'>,
  problems: Problem[],
): Scope {
  let headings = 0;
  const { file, source, folder, publication, center, references, pictures } = base;
  return {
    file,
    source,
    folder,
    publication,
    center,
    references,
    pictures,
    audience: undefined,
    report: (fault, origin) => void problems.push(locate(fault, origin)),
    nextHeadingId: () => {
      headings += 1;
      return `section-${headings}`;
    },
    heading: { depth: 1 },
  };
}

type Positioned = Pick<MdastNode, 'position'>;

export const originOf = (node: Positioned, scope: Pick<Scope, 'file'>): Origin => ({
  file: scope.file,
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** The place of the 《 before which `count` others stand, from `origin` on; its own where there is none. */
function placeOfRuby(count: number, origin: Origin, source: string): Origin {
  const places = source
    .split('\n')
    .flatMap((text, index) => [...text.matchAll(/《/gu)].map((match) => ({ line: index + 1, column: match.index + 1 })))
    .filter(({ line, column }) => line > origin.line || (line === origin.line && column >= origin.column));
  return { ...origin, ...places[count] };
}

/** Words that begin at `origin`, with the writer's own ruby. */
export function parseWords(
  value: string,
  origin: Origin,
  { report, source }: Pick<Scope, 'report' | 'source'>,
): Inline[] {
  const { inlines, faults } = parseRuby(value);
  for (const { fault, offset } of faults) {
    report(fault, placeOfRuby(value.slice(0, offset).split('《').length - 1, origin, source));
  }
  return inlines;
}
