/** Issues and events by fiscal year and month, as an archive shows them. */
import { fiscalYearOf, formatEraYear } from '../document/dates.ts';

export interface Group<Item> {
  readonly key: string;
  readonly items: readonly Item[];
}

/** Keeps the order of the items; a group stands where its first item does. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Group<Item>[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, grouped]) => ({ key, items: grouped }));
}

export const groupByFiscalYear = <Item>(items: readonly Item[], dateOf: (item: Item) => string): Group<Item>[] =>
  groupBy(items, (item) => String(fiscalYearOf(dateOf(item))));

export const groupByMonth = <Item>(items: readonly Item[], dateOf: (item: Item) => string): Group<Item>[] =>
  groupBy(items, (item) => dateOf(item).slice(0, 7));

/** 2023年度（令和5年度） */
export const formatFiscalYear = (year: string): string => `${year}年度（${formatEraYear(`${year}-04-01`)}度）`;

/** 7月 */
export const formatMonth = (month: string): string => `${Number(month.slice(5, 7))}月`;

/** Events that have not ended by `today`, the next one first. */
export const listUpcoming = <Item extends { readonly from: string; readonly to: string }>(
  events: readonly Item[],
  today: string,
): Item[] =>
  events.filter((event) => event.to >= today).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
