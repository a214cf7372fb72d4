/** What a block of a mail must know of the place where it stands. */
import type { Inline, Origin } from '../../document/nodes.ts';
import type { RenderContext } from '../context.ts';

export interface EmailScope {
  readonly context: RenderContext;
  /** Level of the heading that this place is under: 1 below the title. */
  readonly level: number;
  /** Room for a picture, in CSS pixels. Outlook enlarges its table for anything wider. */
  readonly width: number;
  /** Tallest that a picture is shown, so that it does not push the words off the screen. */
  readonly height: number;
  /** The nearest heading above: what a table here is about. */
  readonly heading: readonly Inline[];
  /** The writer has given the reader something to press: the mail has its main action. */
  readonly hasAction: boolean;
  /** Where the blocks were written, by the number of their mark; grows while the mail is made. */
  readonly origins: Origin[];
}

/** What a card's border and padding take from the width. */
const CARD_FRAME = 42;

export const insideCard = (scope: EmailScope, level: number): EmailScope => ({
  ...scope,
  level,
  width: scope.width - CARD_FRAME,
});
