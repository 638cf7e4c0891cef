import { describe, expect, it } from 'vitest';
import { DECLARED } from '../../src/app.ts';
import { readArguments, usage } from '../../src/start/arguments.ts';

const { platforms } = DECLARED;

describe('arguments', () => {
  it.each([
    [['start'], { mode: 'start', roles: null, resume: false }],
    [['start', '--resume'], { resume: true }],
    [['start', '--role', 'worker', '--role', 'web'], { roles: ['worker', 'web'] }],
    [['demo', '--once', '/track sto 402934299065'], { mode: 'demo', once: '/track sto 402934299065' }],
    [['manifest', '--url', 'https://bot.example/slack/events'], { url: 'https://bot.example/slack/events' }],
    [['doctor'], { mode: 'doctor', once: null, url: null }],
  ])('%j are understood', (args, expected) => {
    expect(readArguments(args, platforms)).toMatchObject(expected);
  });

  it.each([[[]], [['strat']], [['start', 'now']], [['start', '--fast']], [['start', '--role', 'cook']]])(
    '%j are not',
    (args) => {
      expect(readArguments(args, platforms)).toBeNull();
    },
  );

  it('are explained, each with what it does', () => {
    const lines = usage(platforms).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/--role ROLE .*slack, discord, worker, web/));
    expect(lines).toContainEqual(expect.stringMatching(/manifest -- --url URL .*\/slack\/events/));
    expect(lines.every((line) => line.length <= 120)).toBe(true);
  });
});
