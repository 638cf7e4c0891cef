import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { PERMISSION_NAMES } from '../../adapters/discord/permission-names.ts';
import { DECLARED } from '../../src/app.ts';
import { RIGHTS } from '../../src/domain/rights.ts';
import { readConfig } from '../../src/start/config.ts';

const settings = Object.values(RIGHTS).map(({ setting }) => setting);
const read = (value: string) => readConfig({ MAY_DELETE: value }, DECLARED);

/** `ManageGuild` → `MANAGE_GUILD`. */
const inCapitals = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
const inWords = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

describe('a role in a setting', () => {
  it('may be any of Discord’s permissions', () => {
    expect([...PERMISSION_NAMES.keys()].sort()).toEqual(Object.keys(PermissionFlagsBits).sort());
  });

  it.each([...PERMISSION_NAMES].flatMap(([name, others]) => [name, ...others].map((each) => [each, name])))(
    'may be discord:%s in any usual spelling',
    (spelling, name) => {
      const forms = [spelling, inCapitals(spelling), inWords(spelling), spelling.toLowerCase()];
      const result = read(forms.map((each) => `discord:${each}`).join(','));
      expect(result).toMatchObject({ config: { rights: { delete: forms.map(() => `discord:${name}`) } } });
    },
  );

  it.each([
    ['discord:ManageSever', /“discord:ManageSever”.*did you mean discord:ManageGuild/],
    ['MANAGE_MESSAGES', /“MANAGE_MESSAGES”, which nobody knows \(did you mean discord:ManageMessages\?\)/],
    ['Manage Server', /did you mean discord:ManageGuild/],
    ['discord:MANAGE_MESSAGE', /did you mean discord:ManageMessages/],
    ['discord:logistics-crew', /“discord:logistics-crew”, which nobody knows/],
    ['slack:Sales', /which nobody knows/],
    ['slak:U0123', /which nobody knows/],
    ['admin', /did you mean admins/],
    ['Everybody', /which nobody knows/],
  ])('is refused as %s', (role, says) => {
    const result = read(`admins,${role}`);
    expect(!result.ok && result.faults.join()).toMatch(says);
  });

  it.each([
    ['Admins, EVERYONE', ['admins', 'everyone']],
    ['slack:S0123,slack:U0123,discord:600000000000000001', null],
  ])('may be %s', (value, roles) => {
    expect(read(value)).toMatchObject({ config: { rights: { delete: roles ?? value.split(',') } } });
  });

  it('is refused in one go with every other that nobody knows, in every setting', () => {
    const wrong = ['MANAGE_MESSAGES', 'slak:U0123', 'discord:ManageSever'];
    const result = readConfig(
      Object.fromEntries(settings.map((setting) => [setting, `admins,${wrong.join(',')}`])),
      DECLARED,
    );
    const faults = result.ok ? [] : result.faults;
    expect(faults).toHaveLength(settings.length * wrong.length);
    for (const setting of settings) {
      for (const role of wrong) {
        expect(faults).toContainEqual(expect.stringContaining(`${setting} holds “${role}”`));
      }
    }
  });

  it.each(settings)('may stand in %s', (setting) => {
    expect(readConfig({ [setting]: 'discord:Manage Server' }, DECLARED).ok).toBe(true);
    expect(readConfig({ [setting]: 'discord:Manage Sever' }, DECLARED).ok).toBe(false);
  });
});
