import { isoDate } from '#domain/csl/csl-date.ts';
import type { Reading } from '#domain/exchange/project.ts';

export type DayOrder = 'dmy' | 'mdy';

/** How a column’s dates are to be read. */
export interface Dates {
  /** The day, `2026-03-01`; undefined for what is none, or could be two. */
  dayOf(cell: string): string | undefined;
  readonly told: Reading | undefined;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The order of day and month is what all dates of the column allow; where they allow both, it is what is known of the program or what the
 * user says, and else no date is read.
 */
export function settleDates(cells: readonly string[], known: DayOrder | undefined, asked: DayOrder | undefined): Dates {
  const open = cells.map(partsOf).filter((parts) => parts !== undefined);
  const allowed = (['dmy', 'mdy'] as const).filter((order) => open.every((parts) => isDay(inOrder(parts, order))));
  const order = asked ?? (allowed.length === 1 ? allowed[0] : known !== undefined && allowed.includes(known) ? known : undefined);
  const told = open.length === 0 ? undefined : tell(order, allowed.length === 1, asked !== undefined);
  return {
    dayOf: (cell) => {
      const fixed = fixedDay(cell);
      if (fixed !== undefined) return fixed;
      const parts = partsOf(cell);
      const day = parts === undefined || order === undefined ? undefined : inOrder(parts, order);
      return day !== undefined && isDay(day) ? isoDate(day) : undefined;
    },
    told,
  };
}

function tell(order: DayOrder | undefined, proved: boolean, asked: boolean): Reading {
  if (order === undefined)
    return {
      what: 'dates',
      as: 'not read',
      why: 'each could be read as day–month or as month–day; --dates dmy or --dates mdy decides',
      proved: false,
    };
  const why = asked ? 'as you said' : proved ? 'one of them can be read in this way only' : 'as the program writes them; --dates decides';
  return { what: 'dates', as: order === 'dmy' ? 'day, month, year' : 'month, day, year', why, proved: proved || asked };
}

type Day = readonly [year: number, month: number, day: number];

/** The year first, or the month by its name, or points, which stand behind the day wherever they are used. */
function fixedDay(cell: string): string | undefined {
  const first = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(cell);
  if (first !== null) return checked([Number(first[1]), Number(first[2]), Number(first[3])]);
  const points = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(cell);
  if (points !== null) return checked([Number(points[3]), Number(points[2]), Number(points[1])]);
  // As C and R write it: Tue Mar 25 09:41:44 2014.
  const named = /^\s*(?:[a-z]{3},? )?([a-z]{3})[a-z]* (\d{1,2}),? (?:\d{1,2}:\d{2}(?::\d{2})? )?(\d{4})\b/i.exec(cell);
  if (named !== null) return checked([Number(named[3]), NAMES.indexOf((named[1] ?? '').toLowerCase()) + 1, Number(named[2])]);
  return undefined;
}

function partsOf(cell: string): readonly [number, number, number] | undefined {
  const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/.exec(cell);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

const inOrder = ([a, b, year]: readonly [number, number, number], order: DayOrder): Day => {
  const full = year < 100 ? year + 2000 : year;
  return order === 'dmy' ? [full, b, a] : [full, a, b];
};

const isDay = ([year, month, day]: Day) => month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
const checked = (day: Day) => (isDay(day) ? isoDate(day) : undefined);

/** The day that a program’s time says without doubt. */
export const certainDay = fixedDay;
