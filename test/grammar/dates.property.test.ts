import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, moment, since } from '../../src/grammar/kinds/dates.ts';
import { LONGEST_HOLD_MS, longestHold } from '../support/held.ts';
import { SHAPES } from '../support/lengths.ts';

/** A Wednesday. */
const now = Date.UTC(2026, 10, 25, 1, 30);

async function dayOf(text: string) {
  const read = await date.read(text, { now }, 'ship_date');
  if (read.ok) return read.value;
  return read.problem.code === 'ambiguous-date' ? read.problem.days : null;
}

async function momentOf(text: string) {
  const read = await moment.read(text, { now }, 'ordered');
  return read.ok ? read.value : read.problem.code;
}

describe('a day as people type it', () => {
  it.each([
    ['2026-11-24'],
    ['20261124'],
    ['2026/11/24'],
    ['2026.11.24'],
    ['2026. 11. 24.'],
    ['24.11.2026'],
    ['24. 11. 2026'],
    ['24.11.26'],
    ['24.11.'],
    ['24.11.2026 г.'],
    ['24/11/2026'],
    ['24-11-2026'],
    ['11/24/2026'],
    ['11-24-2026'],
    ['24/11'],
    ['２０２６／１１／２４'],
    ['2026-11-24T10:00Z'],
    ['2026-11-24 23:59:59.999+01:00'],
    ['11/24/2026 10:31 AM'],
    ['yesterday'],
    ['Yesterday at 5pm'],
    ['1 day ago'],
    ['nov 24'],
    ['Nov 24, 2026'],
    ['24th of November'],
    ['24-Nov-2026'],
    ['Tue, 24 Nov 2026 10:00:00 +0100'],
    ['gestern'],
    ['24. November 2026'],
    ['vor 1 Tag'],
    ['hier'],
    ['24 novembre 2026'],
    ['ayer'],
    ['24 de noviembre de 2026'],
    ['ieri'],
    ['gisteren'],
    ['ontem'],
    ['24 de novembro de 2026'],
    ['igår'],
    ['eilen'],
    ['hôm qua'],
    ['вчера'],
    ['24 ноября 2026 г.'],
    ['вчора'],
    ['24 листопада 2026'],
    ['昨天'],
    ['昨日'],
    ['2026年11月24日'],
  ])('%s', async (text) => {
    expect(await dayOf(text)).toBe('2026-11-24');
  });

  it.each([
    ['05/12/2026', ['2026-12-05', '2026-05-12']],
    ['05-12-2026', ['2026-12-05', '2026-05-12']],
    ['5/12/2026 10:31 AM', ['2026-12-05', '2026-05-12']],
    ['10/11', ['2026-11-10', '2026-10-11']],
    ['24/11/26', ['2026-11-24', '2024-11-26']],
    ['Friday', ['2026-11-20', '2026-11-27']],
  ])('%s is asked about', async (text, days) => {
    expect(await dayOf(text)).toEqual(days);
  });

  it.each([
    ['05.12.2026', '2026-12-05'],
    ['5/5/2026', '2026-05-05'],
    ['31/12', '2026-12-31'],
    ['1.2.', '2027-02-01'],
    ['last Friday', '2026-11-20'],
  ])('%s is %s', async (text, day) => {
    expect(await dayOf(text)).toBe(day);
  });

  it.each([
    '',
    '31.02.2026',
    '2026-02-30',
    '13/13/2026',
    '2026',
    '2026-11',
    'November 2026',
    'may',
    '10:31',
    'soon',
    'sent yesterday to Ann',
    'yesterday or today',
    'about 05/12/2026',
    '402934299065',
    '1Z5R89390357567127',
    'constructor',
  ])('“%s” is none', async (text) => {
    expect(await dayOf(text)).toBeNull();
  });
});

describe('a moment', () => {
  it.each([
    ['2026-11-24T10:00Z', '2026-11-24T10:00'],
    ['2026-11-24 10:00:00+08:00', '2026-11-24T10:00'],
    ['2026-11-24', '2026-11-24T00:00'],
    ['11/20/2026 10:31 AM', '2026-11-20T10:31'],
    ['11/20/2026, 12:05 a.m.', '2026-11-20T00:05'],
    ['20/11/2026 4 pm', '2026-11-20T16:00'],
    ['24.11.2026 16:51', '2026-11-24T16:51'],
    ['24.11.2026, 16.51', '2026-11-24T16:51'],
    ['yesterday 4:51 pm', '2026-11-24T16:51'],
    ['Nov 24, 2026 4:51 PM', '2026-11-24T16:51'],
    ['3 hours ago', '2026-11-24T22:30'],
    ['2026-11-24 24:00', 'bad-argument'],
    ['2026-11-24 13:00 pm', 'bad-argument'],
    ['2026-11-24 10:61', 'bad-argument'],
  ])('%s is %s', async (text, expected) => {
    expect(await momentOf(text)).toBe(expected);
  });
});

describe('yesterday', () => {
  it.each([
    ['UTC', '2026-11-24'],
    ['America/Los_Angeles', '2026-11-23'],
    ['Asia/Tokyo', '2026-11-24'],
  ])('is that of people in %s', async (zone, day) => {
    const read = await date.read('yesterday', { now, zone: async () => zone }, 'ship_date');
    expect(read).toEqual({ ok: true, value: day });
  });
});

describe('since', () => {
  it.each([
    ['7d', now - 7 * 24 * 60 * 60_000],
    ['2026-11-01', Date.UTC(2026, 10, 1)],
    ['1.11.2026', Date.UTC(2026, 10, 1)],
    ['yesterday', Date.UTC(2026, 10, 24)],
  ])('%s', async (text, at) => {
    expect(await since.read(text, { now }, 'since')).toEqual({ ok: true, value: at });
  });
});

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('whatever is typed', () => {
  it('a day comes back from every form in which it is written without doubt', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const inWords = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
        const forms = [
          day,
          `${day}T10:00:00.000Z`,
          `${year}${month}${date}`,
          `${Number(date)}.${Number(month)}.${year}`,
          inWords.format(Date.parse(day)),
        ];
        for (const form of forms) expect(await dayOf(form)).toBe(day);
      }),
    );
  });

  it('a day is never taken for another: it is read, or is among those that are asked about', async () => {
    await fc.assert(
      fc.asyncProperty(days, fc.constantFrom('/', '-'), fc.boolean(), async (day, separator, dayFirst) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const parts = dayFirst ? [date, month, year] : [month, date, year];
        expect([await dayOf(parts.join(separator))].flat()).toContain(day);
      }),
    );
  });

  it('is a day, is asked about, or is none', async () => {
    const pieces = fc.constantFrom(
      '1',
      '24',
      '2026',
      '/',
      '.',
      '-',
      ':',
      ' ',
      'nov',
      'ago',
      'last',
      'pm',
      'T',
      'Z',
      '年',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        for (const day of [await dayOf(text)].flat())
          if (day !== null) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: 300 },
    );
  });

  it('nobody else waits for it', async () => {
    const texts = Object.values(SHAPES).flatMap((make) => [make(50), make(100_000)]);
    const hold = await longestHold(async () => {
      for (const text of texts) await date.read(text, { now }, 'ship_date');
    });
    expect(hold).toBeLessThan(LONGEST_HOLD_MS);
  });
});
