import { expect, it } from 'vitest';
import { homeState } from '../../src/start/home-workspaces.ts';

it.each([
  ['nothing is set and nobody came yet', [], [], { isOn: false, text: /HOME_WORKSPACES is not set$/ }],
  [
    'nothing is set',
    [],
    ['slack/T1', 'discord/dm-7', 'discord/3'],
    { isOn: false, text: /of those that have used the bot, slack\/T1, discord\/3$/ },
  ],
  ['it is named', ['slack/T1'], ['slack/T2', 'slack/T1'], { isOn: true, text: /shown in slack\/T1$/ }],
  ['nobody came yet', ['slack/T1'], [], { isOn: true, text: /shown in slack\/T1$/ }],
  [
    'it is named wrongly',
    ['slack/T9'],
    ['slack/T1'],
    { isOn: true, text: /slack\/T9 has not used the bot; slack\/T1 has/ },
  ],
  [
    'there are many',
    [],
    Array.from({ length: 8 }, (_, place) => `slack/T${place}`),
    { isOn: false, text: /slack\/T4, 3 more$/ },
  ],
])('says which workspaces are the host’s, or what to set, where %s', (_case, home, usedBy, expected) => {
  const state = homeState(home, usedBy);
  expect(state.isOn).toBe(expected.isOn);
  expect(state.text).toMatch(expected.text);
});
