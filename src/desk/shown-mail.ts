/**
 * A finished mail as a browser can show it for looking: light or dark as chosen rather than as the machine is set, and
 * its pictures from here, since the site may not have them yet. Nothing else of it is changed.
 */
import type { Choices } from './choices.ts';

const DARK_QUERY = /@media\s*\(prefers-color-scheme:\s*dark\)/g;
const SCHEME = /<meta name="color-scheme" content="[^"]*">/;

export function showMail(html: string, { light }: Pick<Choices, 'light'>, siteUrl: string): string {
  return html
    .replace(DARK_QUERY, light === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme:light dark', `color-scheme:${light}`)
    .replace(SCHEME, `<meta name="color-scheme" content="${light}">`)
    .replaceAll(`src="${siteUrl}/pictures/`, 'src="/pictures/');
}
