/** When the website on show was built: unlike mail and paper it stays as it was until it is built again. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDate, formatTime } from '../document/dates.ts';

const TOKYO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });

export interface BuiltSite {
  /** Of its root, without a closing slash. */
  readonly href: string;
  /** 2023年7月14日（金曜日）午前10時30分, in Japan. */
  readonly builtAt: string;
}

/** Undefined where nothing was built. */
export async function readBuiltSite(siteDir: string, href: string): Promise<BuiltSite | undefined> {
  const built = await stat(join(siteDir, 'index.html')).catch(() => undefined);
  if (built === undefined) return undefined;
  const [day = '', time = ''] = TOKYO.format(built.mtime).split(' ');
  return { href, builtAt: `${formatDate(day)}${formatTime(time)}` };
}
