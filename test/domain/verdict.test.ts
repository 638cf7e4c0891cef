import { describe, expect, it } from 'vitest';
import { localTime, quietFor, readTimeOfDay } from '../../src/domain/quiet-hours.ts';
import type { Status } from '../../src/domain/status.ts';
import { endsMute, verdictOn } from '../../src/domain/verdict.ts';
import type { Mute, Only } from '../../src/domain/wishes.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const change = (from: Status, to: Status, ...passed: Status[]) => ({ from, to, passed, silence: null });

describe('what is wanted', () => {
  it.each<[Only, ReturnType<typeof change>, boolean | string]>([
    ['all', change('transit', 'transit'), true],
    ['status', change('transit', 'transit'), 'only-status'],
    ['status', change('inforeceived', 'transit'), true],
    ['key', change('inforeceived', 'transit'), 'only-key'],
    ['key', change('transit', 'pickup'), true],
    ['key', change('transit', 'exception'), true],
    ['key', change('transit', 'transit', 'undelivered'), true],
    ['key', change('transit', 'readytocollect'), true],
    ['key', change('outfordelivery', 'readytocollect'), true],
    [['readytocollect'], change('outfordelivery', 'readytocollect'), true],
    [['readytocollect'], change('transit', 'pickup'), true],
    [['readytocollect'], change('transit', 'outfordelivery'), 'only-listed'],
    [['pickup'], change('transit', 'outfordelivery'), true],
    [['pickup'], change('transit', 'readytocollect'), true],
    [['exception'], change('transit', 'delivered'), 'only-listed'],
    [['exception'], change('transit', 'delivered', 'exception'), true],
  ])('%s: %j', (only, what, expected) => {
    const verdict = verdictOn(what, { only }, null, NOW);
    expect(verdict.post || verdict.because).toBe(expected);
  });

  it.each<[Mute, ReturnType<typeof change>, boolean]>([
    [{ kind: 'until', at: NOW + 1 }, change('transit', 'delivered'), false],
    [{ kind: 'until', at: NOW }, change('transit', 'delivered'), true],
    [{ kind: 'delivered' }, change('transit', 'exception'), false],
    [{ kind: 'delivered' }, change('transit', 'delivered'), true],
    [{ kind: 'problem' }, change('transit', 'delivered'), false],
    [{ kind: 'problem' }, change('transit', 'undelivered'), true],
  ])('muted %j: %j is heard: %s, and ends the mute', (mute, what, heard) => {
    expect(verdictOn(what, { only: 'all' }, mute, NOW).post).toBe(heard);
    expect(endsMute(mute, what, NOW)).toBe(heard);
  });
});

describe('quiet hours', () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  it.each([
    ['2026-11-24T20:59:00Z', 0],
    ['2026-11-24T21:00:00Z', 9 * 60],
    ['2026-11-25T05:59:00Z', 1],
    ['2026-11-25T06:00:00Z', 0],
  ])('at %s in Warsaw last %d minutes more', (at, minutes) => {
    expect(quietFor(night, 'Europe/Warsaw', Date.parse(at))).toBe(minutes * 60_000);
  });

  it('know the day where they are', () => {
    expect(localTime(Date.parse('2026-11-24T23:30:00Z'), 'Europe/Warsaw')).toEqual({
      day: '2026-11-25',
      minute: 30,
    });
  });

  it.each([
    ['7', 420],
    ['22:30', 1350],
    ['24:00', null],
    ['12:60', null],
    ['noon', null],
  ])('read %s as %s', (text, minutes) => {
    expect(readTimeOfDay(text)).toBe(minutes);
  });
});
