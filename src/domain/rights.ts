/** What not everybody may do; who may is a setting. */
export const RIGHTS = ['edit', 'import', 'delete', 'account', 'customers'] as const;

export type Right = (typeof RIGHTS)[number];

/**
 * Who may do what: `everyone`, `admins`, or a role of a platform such as `slack:S0123` (user group), `slack:U0123`
 * (user), `discord:123` (role) or `discord:ManageMessages` (permission).
 */
export type RightsPolicy = Readonly<Record<Right, readonly string[]>>;

export const DEFAULT_RIGHTS: RightsPolicy = {
  edit: ['everyone'],
  import: ['everyone'],
  delete: ['admins'],
  account: ['admins'],
  customers: ['everyone'],
};

/** What a platform knows of the person who gave a command. */
export interface Roles {
  holds(role: string): Promise<boolean>;
  /** The role in words; null for a role of another platform. */
  describe(role: string): string | null;
}
