/** Finds the renderer of a node by its kind; that there is one for every kind is the record's own type. */
import type { Block, BlockKind, BlockRenderers, Inline, InlineKind, InlineRenderers } from '../document/nodes.ts';

type BlockOf<Kind extends BlockKind> = { [K in Kind]: { readonly kind: K } & Extract<Block, { kind: K }> }[Kind];
type InlineOf<Kind extends InlineKind> = { [K in Kind]: { readonly kind: K } & Extract<Inline, { kind: K }> }[Kind];

export function renderBlock<Output, Context, Kind extends BlockKind>(
  renderers: BlockRenderers<Output, Context>,
  block: BlockOf<Kind>,
  context: Context,
): Output {
  const byKind: { readonly [K in BlockKind]: (block: BlockOf<K>, context: Context) => Output } = renderers;
  return byKind[block.kind](block, context);
}

export function renderInline<Output, Context, Kind extends InlineKind>(
  renderers: InlineRenderers<Output, Context>,
  inline: InlineOf<Kind>,
  context: Context,
): Output {
  const byKind: { readonly [K in InlineKind]: (inline: InlineOf<K>, context: Context) => Output } = renderers;
  return byKind[inline.kind](inline, context);
}
