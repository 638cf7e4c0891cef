/** The parts that can run apart from each other, on one Redis. */
export const ROLES = ['slack', 'discord', 'worker', 'web'] as const;

export type Role = (typeof ROLES)[number];
