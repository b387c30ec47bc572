import type { CslDate } from './csl-item.ts';

type Parts = readonly number[];

const DAY = /^(-?\d{4,})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** EDTF writes the seasons as months from 21. */
const SEASON = /^(-?\d{4,})-2([1-4])$/;
/** A year that is not known for certain: `1936~`, `1936?` (EDTF), `[1936]`, `ca. 1936`, `约1936`. */
const ESTIMATED = /^(?:(.+)[~?%]|\[(.+)\]|(?:c|ca|circa)\.? (.+)|约(.+))$/i;
/** A year and what else print says of it: `1947（民国三十六年）`, `c1988`, `1995印刷`. */
const WORDED = /^c?(\d{4})(?:年?印刷| ?[（(][^（）()]+[）)])?$/;

/**
 * A date as people and programs write it: ISO 8601 (`2024`, `2024-03`, `2024-03-28`, `-0044`), and of EDTF estimates, seasons and
 * intervals (`1957/1990`, `1984/`); undefined for what is none of these.
 */
export function parseCslDate(text: string): CslDate | undefined {
  const [from = '', to, ...more] = text.trim().split('/');
  if (more.length > 0) return undefined;
  const start = parseDay(from) ?? (to === undefined ? parseSeason(from) : undefined);
  if (to === undefined) return start ?? parseEstimate(text.trim()) ?? parseWorded(text.trim());
  const end = to === '' || to === '..' ? [0] : parseDay(to)?.['date-parts']?.[0];
  return start === undefined || end === undefined ? undefined : { 'date-parts': [...(start['date-parts'] ?? []), end] };
}

function parseDay(text: string): CslDate | undefined {
  const match = DAY.exec(text);
  const parts = match
    ?.slice(1)
    .filter((part: string | undefined) => part !== undefined)
    .map(Number);
  return parts !== undefined && isDay(parts) ? { 'date-parts': [parts] } : undefined;
}

/** Whether there is such a year, month or day. */
function isDay([year = NaN, month = 1, day = 1]: Parts): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return Number.isInteger(year) && day >= 1 && day <= days;
}

function parseSeason(text: string): CslDate | undefined {
  const [, year, season] = SEASON.exec(text) ?? [];
  return year === undefined ? undefined : { 'date-parts': [[Number(year)]], season: Number(season) };
}

function parseEstimate(text: string): CslDate | undefined {
  const inner = ESTIMATED.exec(text)
    ?.slice(1)
    .find((part: string | undefined) => part !== undefined);
  const date = inner === undefined ? undefined : (parseDay(inner) ?? parseEstimate(inner));
  return date && { ...date, circa: true };
}

function parseWorded(text: string): CslDate | undefined {
  const year = WORDED.exec(text)?.[1];
  return year === undefined ? undefined : { 'date-parts': [[Number(year)]], literal: text };
}

/** A date's numbers as numbers, and what is only written as text read where it can be: `{ raw: 2014-02 }`. */
export function normalDate(date: CslDate): CslDate {
  const { 'date-parts': parts, raw, circa, season, ...rest } = date;
  const text = raw ?? (parts === undefined ? date.literal : undefined);
  const read = text === undefined ? undefined : parseCslDate(text);
  if (read !== undefined) return isTrue(circa) ? { ...read, circa: true } : read;
  const numbers = parts?.map((one) => one.map(Number).filter(Number.isFinite)).filter((one) => one.length > 0);
  return {
    ...rest,
    ...(numbers !== undefined && numbers.length > 0 ? { 'date-parts': numbers } : {}),
    ...(raw === undefined || parts !== undefined ? {} : { literal: raw }),
    ...(Number(season) >= 1 && Number(season) <= 4 ? { season: Number(season) } : {}),
    ...(isTrue(circa) ? { circa: true } : {}),
  };
}

/** CSL-JSON has truth as `true`, 1 and "true". */
const isTrue = (value: CslDate['circa']) => value === true || (value !== undefined && !['', '0', 'false'].includes(String(value)));

/** Year, month and day, as far as they are known, of a date or of where it begins. */
export const dateParts = (date: CslDate | undefined): Parts => endOf(date, 0) ?? [];

/** Where a date that is a span of time ends; an open end is the year 0. */
export const endParts = (date: CslDate | undefined): Parts | undefined => endOf(date, 1);

const endOf = (date: CslDate | undefined, index: 0 | 1): Parts | undefined => date?.['date-parts']?.at(index)?.map(Number);

/** `2024-03-28`, as far as the date is known: ISO 8601; other standards separate the parts otherwise. */
export const isoDate = (parts: Parts, separator = '-') => padded(parts).join(separator);

/** A year with four digits, a month and a day with two. */
export const padded = (parts: Parts) =>
  parts.map((part, i) => `${part < 0 ? '-' : ''}${String(Math.abs(part)).padStart(i === 0 ? 4 : 2, '0')}`);

/** The date in the words of `parseCslDate`, with all that is known of it; undefined where it is only text. */
export function edtf(date: CslDate | undefined): string | undefined {
  const [start, end] = [dateParts(date), endParts(date)];
  if (start.length === 0) return undefined;
  if (date?.season !== undefined) return `${isoDate(start.slice(0, 1))}-2${String(date.season)}`;
  return `${isoDate(start)}${end === undefined ? '' : `/${end[0] === 0 ? '' : isoDate(end)}`}${date?.circa === true ? '~' : ''}`;
}
