import type { Command } from '../chat/command.ts';
import type { Door } from '../chat/door.ts';
import type { RightsPolicy } from '../domain/rights.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { Finding } from '../ports/finding.ts';
import type { Logger } from '../ports/logger.ts';
import type { Platform, PlatformTraits } from '../ports/platform.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';
import {
  type DeclaredSettings,
  declareSettings,
  type SettingsDefinition,
  type SettingTypes,
} from './declared-settings.ts';

/** What a connection to a platform is made of. */
export interface PlatformNeeds {
  readonly commands: CommandSet<Command>;
  readonly door: Door;
  readonly subscriptions: SubscriptionStore;
  readonly wakeOutbox: WakeOutbox;
  readonly rights: RightsPolicy;
  /** The bot was taken out of a workspace, as in `workspaceId`: nothing of it may be kept. */
  readonly forgetWorkspace: (workspace: string) => Promise<void>;
  readonly logger: Logger;
}

export interface ExaminationNeeds extends Pick<PlatformNeeds, 'commands' | 'rights' | 'logger'> {
  /** Whether every workspace is served that has the bot. */
  readonly servesAll: boolean;
}

/** What a platform is, whether or not it is set up. */
interface PlatformBasics extends PlatformTraits {
  /** As in `ChannelRef`, `--role` and `HOME_WORKSPACES`. */
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** The setting without which it is off. */
  readonly switchedOnBy: string;
  /** An id of a workspace, as an example. */
  readonly exampleWorkspace: string;
  /** Whom a right may be given to, as it stands behind the name and a colon, and the same in words. */
  readonly role: {
    readonly pattern: RegExp;
    readonly meaning: string;
    /** Roles that have a name of the platform's own, with its other spellings; case, blanks and dashes do not matter. */
    readonly named?: ReadonlyMap<string, readonly string[]>;
  };
  readonly manifest?: Manifest;
}

/** What has to be pasted where the platform's apps are created. */
export interface Manifest {
  /** What `npm run manifest` prints with which arguments. */
  readonly usage: readonly (readonly [args: string, printed: string])[];
  /** `url` is where the platform reaches the bot; null where it need not. */
  print(commands: CommandSet, url: string | null): string;
}

/** A platform that has been given its settings. */
export interface ConfiguredPlatform extends PlatformBasics {
  /** How it is connected, for whoever starts the bot. */
  readonly summary: string;
  /** Looks at what the settings lead to, and changes nothing. */
  examine(needs: ExaminationNeeds): Promise<readonly Finding[]>;
  create(needs: PlatformNeeds): Promise<Platform>;
}

export interface PlatformDeclaration extends PlatformBasics {
  readonly settings: DeclaredSettings<ConfiguredPlatform | null>;
}

interface PlatformDefinition<S extends SettingTypes, C> extends PlatformBasics {
  readonly switchedOnBy: keyof S & string;
  /** Null for off. */
  readonly settings: SettingsDefinition<S, C | null>;
  summary(config: C): string;
  examine(config: C, needs: ExaminationNeeds): Promise<readonly Finding[]>;
  /** Loads what it needs only now: a platform's library takes half a second and 30 MB. */
  create(config: C, needs: PlatformNeeds): Promise<Platform>;
}

/** A chat platform, told once. Whoever works with several of them need not know what their settings are. */
export function definePlatform<S extends SettingTypes, C>({
  settings,
  summary,
  examine,
  create,
  ...basics
}: PlatformDefinition<S, C>): PlatformDeclaration {
  return {
    ...basics,
    settings: declareSettings<S, ConfiguredPlatform | null>({
      ...settings,
      switches: [{ what: basics.label, setting: basics.switchedOnBy }, ...(settings.switches ?? [])],
      configure(set) {
        const config = settings.configure(set);
        if (config === null) return null;
        return {
          ...basics,
          summary: summary(config),
          examine: (needs) => examine(config, needs),
          create: (needs) => create(config, needs),
        };
      },
    }),
  };
}
