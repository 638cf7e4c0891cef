/** Discord promises to know a nonce again "in the past few minutes". https://docs.discord.com/developers/resources/message#create-message */
const REMEMBERED_MS = 2 * 60_000;

/** What was posted with which nonce, as long as Discord remembers. */
export function createNonces<T>() {
  const known = new Map<string, { readonly posted: T; readonly at: number }>();
  return {
    find(nonce: string): T | undefined {
      const found = known.get(nonce);
      return found && Date.now() - found.at < REMEMBERED_MS ? found.posted : undefined;
    },
    keep(nonce: string, posted: T): void {
      known.set(nonce, { posted, at: Date.now() });
    },
  };
}
