/** What a renderer is handed beside the tree. It asks for nothing else: no clock, no network, no database. */
import type { Center } from '../center.ts';
import type { Inline } from '../document/nodes.ts';
import type { Audience, Reading } from '../variants.ts';

export interface Picture {
  /** `FigureBlock.src`. */
  readonly src: string;
  /** Pixels of the source, orientation applied. */
  readonly width: number;
  readonly height: number;
  /** sha256 of the source file, hexadecimal. */
  readonly sourceHash: string;
  readonly email: {
    /** `pictures/<name>.<ext>`, on the site under the same path. */
    readonly path: string;
    /** How the bytes were made; with `sourceHash` it names them. */
    readonly settings: string;
    /** Shown size in CSS pixels. */
    readonly width: number;
    readonly height: number;
    readonly bytes: Uint8Array;
  };
  readonly print: { readonly bytes: Uint8Array; readonly format: 'png' | 'jpeg' | 'svg' };
}

export interface RenderContext {
  readonly center: Center;
  /** Origin of the public site, no closing slash. */
  readonly siteUrl: string;
  readonly audience: Audience;
  readonly reading: Reading;
  /** A template's own words as inlines: with their readings in the furigana edition. */
  readonly words: (text: string) => readonly Inline[];
  readonly pictures: ReadonlyMap<string, Picture>;
}
