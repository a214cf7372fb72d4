/** MJML to HTML. The compiler costs over a second to load, so it is loaded with the first mail and never before. */
import type mjml from 'mjml';

const OPTIONS: Parameters<typeof mjml>[1] = {
  validationLevel: 'strict',
  // Fonts of the system only: MJML would otherwise fetch from elsewhere each time a mail is opened.
  fonts: {},
  // Else juice repeats styles as attributes, and writes the invalid height="auto" over a picture's real height.
  juiceOptions: { applyAttributesTableElements: false, applyHeightAttributes: false, applyWidthAttributes: false },
  keepComments: false,
  minify: true,
  // The minifier wants a newer cssnano than MJML brings, complains of it on every call and leaves the styles alone.
  minifyOptions: { minifyCss: false },
};

/** Inlining writes styles with spaces that nobody needs and every reader would download. */
const tightenStyles = (html: string): string =>
  html.replace(
    / style="([^"]*)"/g,
    (_, style: string) => ` style="${style.replace(/\s*([:;])\s*/g, '$1').replace(/;$/, '')}"`,
  );

/** Throws where a template of ours is not MJML; nothing that a writer can put into content does that. */
export async function compileMjml(source: string): Promise<string> {
  const { default: compile } = await import('mjml');
  const { html } = await compile(source, OPTIONS);
  return tightenStyles(html);
}
