/** What not everybody may do. From one line follow its setting, its default, and the words of a refusal. */
interface RightDefinition {
  /** The setting that says who has it. */
  readonly setting: `MAY_${string}`;
  /** Who has it where the setting says nothing. */
  readonly unlessSet: readonly string[];
  /**
   * `parcels`: over what a workspace has in the tracking account. `channel`: over a channel, so that everybody has it
   * where nobody else reads. `account`: over the tracking account itself, which only the host's workspaces have.
   */
  readonly over: 'parcels' | 'channel' | 'account';
  /** As in “You may not … here”. */
  readonly what: string;
}

export const RIGHTS = {
  edit: { setting: 'MAY_EDIT', unlessSet: ['everyone'], over: 'parcels', what: 'change parcels' },
  import: {
    setting: 'MAY_IMPORT',
    unlessSet: ['everyone'],
    over: 'parcels',
    what: 'bring in many parcels at once',
  },
  spend: {
    setting: 'MAY_SPEND',
    unlessSet: ['everyone'],
    over: 'parcels',
    what: 'use up the account’s quota',
  },
  delete: { setting: 'MAY_DELETE', unlessSet: ['admins'], over: 'parcels', what: 'delete parcels' },
  account: {
    setting: 'MAY_SEE_ACCOUNT',
    unlessSet: ['admins'],
    over: 'account',
    what: 'see or use the tracking account itself',
  },
  customers: {
    setting: 'MAY_SEE_CUSTOMERS',
    unlessSet: ['everyone'],
    over: 'parcels',
    what: 'read who the customers are',
  },
  settings: {
    setting: 'MAY_CHANGE_SETTINGS',
    unlessSet: ['managers'],
    over: 'channel',
    what: 'change what a channel has chosen',
  },
  pause: { setting: 'MAY_PAUSE', unlessSet: ['managers'], over: 'channel', what: 'pause a channel' },
  stop: {
    setting: 'MAY_STOP_OTHERS',
    unlessSet: ['managers'],
    over: 'channel',
    what: 'stop, mute or change what somebody else follows',
  },
  mention: {
    setting: 'MAY_MENTION_HERE',
    unlessSet: ['callers'],
    over: 'channel',
    what: 'have everyone called with mention=here',
  },
} as const satisfies Readonly<Record<string, RightDefinition>>;

export type Right = keyof typeof RIGHTS;
export const RIGHT_NAMES = Object.keys(RIGHTS) as readonly Right[];

/**
 * Whom every platform knows: all; who runs the workspace; who may manage the channel; who may call everyone in it by
 * themselves.
 */
export const COMMON_ROLES = ['everyone', 'admins', 'managers', 'callers'] as const;
export type CommonRole = (typeof COMMON_ROLES)[number];

/**
 * Who may do what: a common role, or one of a platform such as `slack:S0123` (user group), `slack:U0123` (user),
 * `discord:123` (role) or `discord:ManageMessages` (permission).
 */
export type RightsPolicy = Readonly<Record<Right, readonly string[]>>;

export const DEFAULT_RIGHTS: RightsPolicy = mapRights(({ unlessSet }) => unlessSet);

/** Something for each right. */
export function mapRights<T>(toValue: (definition: RightDefinition, right: Right) => T): Record<Right, T> {
  return Object.fromEntries(RIGHT_NAMES.map((right) => [right, toValue(RIGHTS[right], right)])) as Record<
    Right,
    T
  >;
}

/** What a platform knows of the person who gave a command, in the channel where it was given. */
export interface Roles {
  holds(role: string): Promise<boolean>;
  /** The role in words; null for a role of another platform. */
  describe(role: string): string | null;
}
