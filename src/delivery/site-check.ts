/** Whether what a mail points to on the centre's own site is up: nobody should press a link in vain. */
import type { FrozenEdition } from '../editions/store.ts';

const TIMEOUT_MS = 15_000;
const AT_ONCE = 4;

const ADDRESS = /(?:href|src)="([^"#]+)[^"]*"/g;

/** Every address below `siteUrl` (no closing slash) in the mails of an edition: pages, pictures, calendar files. */
export async function listSiteLinks(edition: FrozenEdition, siteUrl: string): Promise<string[]> {
  const links = new Set<string>();
  for (const { audience, reading, medium } of edition.manifest.files) {
    if (medium !== 'html') continue;
    const html = Buffer.from(await edition.read(audience, reading, medium)).toString('utf8');
    for (const [, address = ''] of html.matchAll(ADDRESS)) links.add(address.replaceAll('&amp;', '&'));
  }
  return [...links].filter((link) => link === siteUrl || link.startsWith(`${siteUrl}/`)).sort();
}

async function isUp(link: string): Promise<boolean> {
  try {
    const answer = await fetch(link, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const bytes = await answer.arrayBuffer();
    return answer.ok && bytes.byteLength > 0;
  } catch {
    return false;
  }
}

/** Those that do not answer with a page or a file; the site learns nothing but that somebody asked. */
export async function findMissing(links: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  const waiting = links.values();
  const askOneByOne = async (): Promise<void> => {
    for (const link of waiting) if (!(await isUp(link))) missing.push(link);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOneByOne));
  return missing.sort();
}
