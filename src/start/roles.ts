/**
 * The parts that can run apart from each other, on one Redis: each platform, the jobs, and what is received from the
 * web.
 */
export function rolesFor(platforms: readonly { readonly name: string }[]): readonly string[] {
  return [...platforms.map(({ name }) => name), 'worker', 'web'];
}
