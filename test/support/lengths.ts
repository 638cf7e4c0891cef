/** From what anybody types to what nobody does. */
export const LENGTHS = [10, 100, 1_000, 3_999, 10_000, 100_000, 1_000_000];

const repeated = (part: string) => (length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Texts of any length that were made to take long: each is the worst case of something that reads text. */
export const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'one word': repeated('a'),
  'many words': repeated('a '),
  numbers: repeated('402934299065 '),
  'digits with blanks': repeated('4 '),
  'quotes never closed': repeated('"a '),
  'curly quotes': repeated('“a '),
  options: repeated('a=b '),
  'equals signs': repeated('a='),
  'query fields': repeated('status:transit '),
  colons: repeated('a:'),
  'query of quotes': repeated('text:"a" '),
  wildcards: repeated('*a'),
  commas: repeated(','),
  'commas, and then a letter': (length) => `${','.repeat(Math.max(0, length - 1))}a`,
  semicolons: repeated('402934299065;'),
  lines: repeated('sto 402934299065\n'),
  'short lines': repeated('a\n'),
  separators: repeated(' -- '),
  dashes: repeated('-'),
  blanks: (length) => `a${' '.repeat(Math.max(0, length - 2))}a`,
  emoji: repeated('👩‍👩‍👧‍👦'),
  'combining marks': (length) => `a${'\u0345'.repeat(length / 2)}${'\u0323'.repeat(length / 2)}`,
  mentions: repeated('<@U0A|'),
  channels: repeated('<#C0A|'),
  links: repeated('https://a'),
  'links with parameters': repeated('https://a?'),
  backslashes: repeated('\\'),
  markup: repeated('*_~`'),
  'percent signs': repeated('%'),
  'csv quotes': repeated('"a"b'),
  'csv quotes and blanks': repeated('"a" '),
  'lists in lists': repeated('['),
  'control characters': repeated('\u0007\u200b'),
  'half characters': repeated('\ud83d'),
  'an e-mail address': repeated('a.'),
  'a span': (length) => `1${'d'.repeat(Math.max(0, length - 1))}`,
  'a huge span': (length) => `${'9'.repeat(Math.max(1, length - 1))}d`,
};
