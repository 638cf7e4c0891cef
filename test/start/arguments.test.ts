import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/start/arguments.ts';

describe('arguments', () => {
  it.each([
    [['start'], { mode: 'start', roles: undefined, resume: false }],
    [['start', '--resume'], { resume: true }],
    [['start', '--role', 'worker', '--role', 'web'], { roles: ['worker', 'web'] }],
    [['demo', '--once', '/track sto 402934299065'], { mode: 'demo', once: '/track sto 402934299065' }],
    [['manifest', '--url', 'https://bot.example/slack/events'], { url: 'https://bot.example/slack/events' }],
    [['doctor'], { mode: 'doctor', once: null, url: null }],
  ])('%j are understood', (args, expected) => {
    expect(readArguments(args)).toMatchObject(expected);
  });

  it.each([[[]], [['strat']], [['start', 'now']], [['start', '--fast']], [['start', '--role', 'cook']]])(
    '%j are not',
    (args) => {
      expect(readArguments(args)).toBeNull();
    },
  );
});
