import { z } from 'zod';

/** A setting as the environment holds it. An empty value counts as not set: `.env` files are full of them. */
export type SettingType<T = unknown> = z.ZodType<T, string | undefined>;

export const text = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);

export const list = text.transform((value) =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
);

export const flag = text
  .refine((value) => value === null || /^(yes|no)$/i.test(value), 'must be yes or no')
  .transform((value) => value?.toLowerCase() === 'yes');

export const url = (...protocols: string[]) =>
  text.refine(
    (value) => value === null || (URL.canParse(value) && protocols.includes(new URL(value).protocol)),
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );

export const web = url('http:', 'https:');

export const number = (fallback: number, least: number, most: number) =>
  text
    .transform((value) => (value === null ? fallback : Number(value)))
    .refine((value) => value >= least && value <= most, `must be a number from ${least} to ${most}`);

/** Whole; null where it is not set. */
export const optionalNumber = (least: number, most: number) =>
  text
    .transform((value) => (value === null ? null : Number(value)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value >= least && value <= most),
      `must be a number from ${least} to ${most}`,
    );

/** What must not be read of a value; the value itself unless said otherwise. */
type Hide = (value: string) => readonly string[];

const secrets = new WeakMap<SettingType, Hide>();

/** A setting that nobody may read: it may also lie in a file, and the log shows nothing of it. */
export function secret<T extends SettingType<string | null>>(type: T, hide: Hide = (value) => [value]): T {
  // A copy, because the type may serve others that are none.
  const own = type.clone();
  secrets.set(own, hide);
  return own;
}

export function isSecret(type: SettingType): boolean {
  return secrets.has(type);
}

/** What must not be read of the value of any setting. */
export function hiddenIn(type: SettingType, value: unknown): readonly string[] {
  return typeof value === 'string' ? (secrets.get(type)?.(value) ?? []) : [];
}
