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

/** A space before the tag of a block is never seen. */
const BEFORE_BLOCK =
  / +(?=<\/?(?:table|caption|thead|tbody|tr|t[dh]|div|p|h[1-6]|[uo]l|li|blockquote|hr|style|body|head)\b)/g;

const tightenStyle = (style: string): string => style.replace(/\s*([:;])\s*/g, '$1').replace(/;$/, '');

const tightenSheet = (css: string): string =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}');

/** Once the styles stand on the elements, a class is only needed where a style sheet names it. */
function dropClasses(html: string): string {
  const sheets = html.match(/<style\b[^>]*>[^<]*/g) ?? [];
  const used = new Set(sheets.join('').match(/(?<=\.)[a-z][\w-]*/g));
  return html.replace(/(<[a-z][^<>]*?) class="([^"]*)"/g, (_, tag: string, classes: string) => {
    const kept = classes.split(' ').filter((name) => used.has(name));
    return kept.length === 0 ? tag : `${tag} class="${kept.join(' ')}"`;
  });
}

/** A reading, its brackets and its word end where the next begins, as the standard lets them. */
const endEarly = (html: string): string => html.replace(/<\/r[pt]>(?=<r[pt]>|<\/ruby>)/g, '');

/** Inlining and MJML write spaces that nobody needs and every reader would download. */
const tighten = (html: string): string =>
  html
    .replace(/ style="([^"]*)"/g, (_, style: string) => ` style="${tightenStyle(style)}"`)
    .replace(/(<style\b[^>]*>)([^<]*)/g, (_, tag: string, css: string) => tag + tightenSheet(css).trim())
    .replace(BEFORE_BLOCK, '');

/** Throws where a template of ours is not MJML; nothing that a writer can put into content does that. */
export async function compileMjml(source: string): Promise<string> {
  const { default: compile } = await import('mjml');
  const { html } = await compile(source, OPTIONS);
  return endEarly(dropClasses(tighten(html)));
}
