/** What a rule is: a subject in, findings out. It knows no clock and changes nothing. */
import type { Center } from '../../center.ts';
import type { Fault } from '../../problems.ts';
import type { EventEntry, ResourceEntry } from '../entries.ts';
import type { Origin } from '../nodes.ts';
import type { Subject } from './subject.ts';
import type { Words } from './words-file.ts';

export interface Finding {
  readonly fault: Fault;
  readonly origin: Origin;
}

export interface Surroundings {
  readonly center: Center;
  readonly words: Words;
  /** Names that nobody can shorten or replace: of events, places, the centre. */
  readonly names: readonly string[];
  readonly events: ReadonlyMap<string, EventEntry>;
  readonly resources: readonly ResourceEntry[];
  /** Paths of the site that exist for the public, such as `/events/x/`, with the name of what is there. */
  readonly paths: ReadonlyMap<string, string>;
  /** The picture files, by `FigureBlock.src`. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** The fault of a character that cannot be printed; undefined for one that can. */
  readonly glyphFault: (character: string) => Fault | undefined;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** What a picture file measures, or why nothing can be made of it. */
export type PictureFile = PictureSize | 'heic' | 'unreadable';

export type Rule = (subject: Subject, surroundings: Surroundings) => Iterable<Finding>;
