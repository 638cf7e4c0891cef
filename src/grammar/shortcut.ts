/** An entry in a platform's own menus that gives a command: where nothing can be typed, or need not be. */
export type Shortcut = {
  /** As the menu shows it, in at most 24 characters. https://docs.slack.dev/reference/app-manifest#features */
  readonly name: string;
  /** What it does, in at most 150 characters, as above. */
  readonly summary: string;
} & (
  | /** In the menu of the app itself. */ { readonly on: 'anywhere' }
  | /** In the menu of a message, whose text is given for an argument. */ {
      readonly on: 'message';
      readonly gives: string;
    }
);

/** A shortcut, and the command that it gives. */
export type ShortcutEntry = Shortcut & { readonly verb: string };

interface Declaring {
  readonly verb: string;
  readonly shortcut?: Shortcut;
}

/** Those of the commands there are, in their order. */
export function shortcutsOf({ all }: { readonly all: readonly Declaring[] }): readonly ShortcutEntry[] {
  return all.flatMap(({ verb, shortcut }) => (shortcut ? [{ ...shortcut, verb }] : []));
}
