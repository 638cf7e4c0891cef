import { COMMON_ROLES } from '../domain/rights.ts';
import { nearest } from '../grammar/nearest.ts';
import type { PlatformDeclaration } from './platform-declaration.ts';
import { list } from './setting-types.ts';

type Platforms = readonly Pick<PlatformDeclaration, 'name' | 'role'>[];

/** A list of roles, as the platforms call them whatever their spelling; empty for those that count otherwise. */
export function roleType(platforms: Platforms, unlessSet: readonly string[]) {
  const spellings = spellingsOf(platforms);
  const known = [...COMMON_ROLES, ...platforms.map(({ name, role }) => `${name}:<${role.meaning}>`)];
  return list.transform((words, context) => {
    if (words.length === 0) return unlessSet;
    return words.map((word) => {
      const role = spellings.get(plain(word)) ?? byPattern(platforms, word);
      if (role === null) context.addIssue({ code: 'custom', message: faultOf(word, spellings, known) });
      return role ?? word;
    });
  });
}

/** Every spelling of every role that has a name → the role. */
function spellingsOf(platforms: Platforms): ReadonlyMap<string, string> {
  const named = platforms.flatMap(({ name, role }) =>
    [...(role.named ?? [])].flatMap(([canonical, others]) =>
      [canonical, ...others].map((each) => [plain(`${name}:${each}`), `${name}:${canonical}`] as const),
    ),
  );
  return new Map([...COMMON_ROLES.map((each) => [each, each] as const), ...named]);
}

/** `discord:Manage Server`, `discord:MANAGE_SERVER` and `discord:manageServer` are one. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9:]/g, '');
}

function byPattern(platforms: Platforms, word: string): string | null {
  const isRole = platforms.some(
    ({ name, role }) => word.startsWith(`${name}:`) && role.pattern.test(word.slice(name.length + 1)),
  );
  return isRole ? word : null;
}

function faultOf(word: string, spellings: ReadonlyMap<string, string>, known: readonly string[]): string {
  // Whose it is may have been left out: a permission is often written as its platform calls it.
  const [closest] = nearest(plain(word), [...spellings], ([spelling]) => [
    spelling,
    spelling.slice(spelling.indexOf(':') + 1),
  ]);
  const meant = closest ? ` (did you mean ${closest[1]}?)` : '';
  return `holds “${word}”, which nobody knows${meant}; it must be a list of ${known.join(', ')}`;
}
