import { z } from 'zod';
import { hiddenIn, isSecret, type SettingType } from './setting-types.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type SettingTypes = Readonly<Record<string, SettingType>>;
/** What was read for settings of these types. */
export type Values<S extends SettingTypes> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** The settings of one part of the bot. */
export interface SettingsDefinition<S extends SettingTypes, C> {
  /** By their names in the environment. */
  readonly types: S;
  /** What is off while one of these is not set. */
  readonly switches?: readonly Off<keyof S & string>[];
  /** What is wrong with settings that are right by themselves. */
  faults?(set: Values<S>): readonly string[];
  configure(set: Values<S>): C;
}

/** Settings that can be read, whatever they are. */
export interface DeclaredSettings<C> {
  readonly names: readonly string[];
  /** Of those that nobody may read. */
  readonly secretNames: readonly string[];
  read(env: Environment): ReadSettings<C>;
}

export type ReadSettings<C> =
  | {
      readonly ok: true;
      readonly config: C;
      readonly off: readonly Off[];
      readonly hidden: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Something that is off because a setting is not set. */
export interface Off<Name extends string = string> {
  readonly what: string;
  readonly setting: Name;
}

/** Keeps the types of one part's settings together. */
export function defineSettings<const S extends SettingTypes, C>(
  definition: SettingsDefinition<S, C>,
): SettingsDefinition<S, C> {
  return definition;
}

/** From the definition follow what is read, what may lie in files, what the log hides, and what is told to be off. */
export function declareSettings<S extends SettingTypes, C>(
  definition: SettingsDefinition<S, C>,
): DeclaredSettings<C> {
  const all = Object.entries(definition.types);
  return {
    names: all.map(([name]) => name),
    secretNames: all.flatMap(([name, type]) => (isSecret(type) ? [name] : [])),
    read(env) {
      const parsed = z.object(definition.types).safeParse(env);
      if (!parsed.success) {
        return {
          ok: false,
          faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
        };
      }
      const set = parsed.data as Values<S>;
      const faults = definition.faults?.(set) ?? [];
      if (faults.length > 0) return { ok: false, faults };
      return {
        ok: true,
        config: definition.configure(set),
        off: (definition.switches ?? []).filter(({ setting }) => set[setting] === null),
        hidden: all.flatMap(([name, type]) => hiddenIn(type, set[name])),
      };
    },
  };
}
