/** Which issue comes next: its season, day and number, from the issues there are. Dates are `YYYY-MM-DD`. */
import type { Document } from '../nodes.ts';

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

export const SEASON_NAMES: Readonly<Record<Season, string>> = {
  spring: '春',
  summer: '夏',
  autumn: '秋',
  winter: '冬',
};

/** Usual days of publication, where no issue of that season is known. */
const USUAL_DAYS: Readonly<Record<Season, string>> = {
  spring: '04-15',
  summer: '07-15',
  autumn: '09-20',
  winter: '12-15',
};

const isSeason = (value: string): value is Season => SEASONS.some((season) => season === value);

/** March to May is spring, and so on; January and February belong to winter. */
const seasonOfDate = (date: string): Season =>
  SEASONS[Math.floor(((Number(date.slice(5, 7)) + 9) % 12) / 3)] ?? 'winter';

/** The season that an issue's name or else its day says. */
function seasonOf(id: string, date: string): Season {
  const named = id.split('-').find(isSeason);
  return named ?? seasonOfDate(date);
}

const addDays = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** The same weekday a year later. */
const YEAR_OF_WEEKS = 364;

/** The next issue takes its time to arrive, and its readers need some to apply. */
const OVERLAP = 30;

export interface PlannedIssue {
  readonly id: string;
  readonly season: Season;
  readonly year: number;
  readonly number: number;
  readonly date: string;
  /** Last day of the events it announces. */
  readonly until: string;
}

interface Known {
  readonly season: Season;
  readonly date: string;
}

const idOf = ({ publication }: Document): string => publication.replace(/^issues\//, '');

/** The first day of a season's issue after `date`. */
function nextDay(season: Season, date: string, known: readonly Known[]): string {
  const last = known.findLast((issue) => issue.season === season);
  let day = last === undefined ? `${date.slice(0, 4)}-${USUAL_DAYS[season]}` : last.date;
  while (day <= date)
    day = last === undefined ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : addDays(day, YEAR_OF_WEEKS);
  return day;
}

/** A centre that has shown which seasons it publishes in (three or more) goes on with these; otherwise any may come. */
function nextIssue(date: string, known: readonly Known[]): Known {
  const used = new Set(known.map(({ season }) => season));
  const candidates = SEASONS.filter((season) => used.size < 3 || used.has(season));
  const days = candidates.map((season) => ({ season, date: nextDay(season, date, known) }));
  return days.reduce((first, other) => (other.date < first.date ? other : first));
}

/** The name says the season and year where it can: `2024-summer`. */
function readId(id: string | undefined): { season: Season; year: number } | undefined {
  const year = Number(/\d{4}/.exec(id ?? '')?.[0]);
  const season = (id ?? '').split('-').find(isSeason);
  return season === undefined || Number.isNaN(year) ? undefined : { season, year };
}

export interface IssueWishes {
  readonly id?: string | undefined;
  readonly date?: string | undefined;
  /** The day on which the question is asked. */
  readonly today: string;
}

function dayFor({ id, date, today }: IssueWishes, known: readonly Known[]): string {
  if (date !== undefined) return date;
  const named = readId(id);
  if (named !== undefined) return nextDay(named.season, `${named.year - 1}-12-31`, known);
  return followLast(known, today).date;
}

/** The season after the last issue, however late; where that one's successor is past as well, seasons were left out. */
function followLast(known: readonly Known[], today: string): Known {
  const next = nextIssue(known.at(-1)?.date ?? today, known);
  return nextIssue(next.date, known).date < today ? nextIssue(today, known) : next;
}

/** `issues` in any order. */
export function planIssue(issues: readonly Document[], wishes: IssueWishes): PlannedIssue {
  const sorted = [...issues].sort((a, b) => (a.date < b.date ? -1 : 1));
  const known = sorted.map((issue) => ({ season: seasonOf(idOf(issue), issue.date), date: issue.date }));
  const date = dayFor(wishes, known);
  const season = wishes.id === undefined ? seasonOfIssue(date, known) : seasonOf(wishes.id, date);
  const year = Number(date.slice(0, 4));
  const numbers = sorted.map(({ edition }) => Number(/\d+/.exec(JSON.stringify(edition))?.[0] ?? 0));
  return {
    id: wishes.id ?? `${year}-${season}`,
    season,
    year,
    number: Math.max(0, ...numbers) + 1,
    date,
    until: addDays(nextIssue(date, [...known, { season, date }]).date, OVERLAP),
  };
}

/** The season in which an issue of that day stands in this centre's year: its September issue may be called autumn. */
function seasonOfIssue(date: string, known: readonly Known[]): Season {
  const near = known.find((issue) => Math.abs(Number(issue.date.slice(5, 7)) - Number(date.slice(5, 7))) === 0);
  return near?.season ?? seasonOfDate(date);
}
