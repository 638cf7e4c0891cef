export interface Telltale {
  /** Which fact of TrackingMore v2 it gives away. */
  readonly fact: string;
  readonly pattern: RegExp;
  /** Lines in which it would have to be noticed. */
  readonly planted: readonly string[];
}

/** Its home, and the service in miniature. */
export const PROVIDER_HOMES = ['adapters/trackingmore/v2/', 'adapters/trackingmore/sandbox/'];

/** How facts about one tracking service look where they do not belong, in code as well as in words. */
export const TELLTALES: readonly Telltale[] = [
  {
    fact: 'where it is documented',
    pattern: /trackingmore\.com/i,
    planted: ['/** The biggest page. https://www.trackingmore.com/docs/trackings/list-all-trackings.php */'],
  },
  {
    fact: 'how many at once',
    pattern:
      /\w*(?:MOST|AT_?ONCE|BATCH|PAGE|NUMBERS|ORDERS|CHUNK)\w*\s*[=:]\s*(?:40|200|2_?000)\b|inParts\([^)]*,\s*\d+\)|\blimit:\s*2_?000\b|\.length\s*[<>]=?\s*(?:40|200|2_?000)\b/i,
    planted: [
      'const MOST_NUMBERS = 40;',
      'const BATCH_SIZE = 40;',
      '  pageSize: 2000,',
      'for (const part of inParts(keys, 200)) {',
      'const answer = await api.list({ ...query, page, limit: 2_000 });',
      'return numbers.length > 40 ? importDryRun(rows) : importNow(rows);',
    ],
  },
  {
    fact: 'the same in words',
    pattern: /\bforty\b|\bat most (?:40|200|2,?000)\b(?! (?:characters|letters))/i,
    planted: ['/** Reads them again, forty with each request. */', '/** At most 200. */'],
  },
  {
    fact: 'a price',
    pattern:
      /(?<![\d.])0\.2(?!\d)|\b\d+ (?:of the )?quota\b|\w*(?:PRICE|COST)\w*\s*[=:]\s*(?:1|20)\b|quota each/i,
    planted: [
      "  price: '1 quota each',",
      'const PRICE = 20;',
      "footer: ['This question cost 0.2 of the quota.'],",
      'const cost = count * 0.2;',
    ],
  },
  {
    fact: 'the time between two refreshes',
    pattern: /\b(?:two|2) hours\b|\b7_?200_?000\b|\b2 \* 60 \* 60/i,
    planted: [
      "summary: 'Have the courier asked now; each parcel at most once in two hours',",
      'const BETWEEN_REFRESHES_MS = 2 * 60 * 60 * 1000;',
    ],
  },
  {
    fact: 'its pace',
    pattern: /PER_?SECOND\w*\s*[=:]\s*\d|\b(?:1|one|3|three) requests? (?:a|per) second\b|\b120_?000\b/i,
    planted: [
      'const REALTIME_PER_SECOND = 3;',
      '/** One request a second. */',
      'await budget.silence(120_000);',
    ],
  },
  {
    fact: 'a result code',
    pattern: /\b40(?:0[12]|1[2-9]|2[01]|3[1-3])\b/,
    planted: ['if (code === 4016) return there;', '/** Code 4020. */'],
  },
  {
    fact: 'a status by its number',
    pattern:
      /\b(?:0\W+pending|1\W+notfound|2\W+transit|3\W+pickup|4\W+delivered|5\W+expired|6\W+undelivered|7\W+exception)\b|\b(?:delivered\W+4|exception\W+7|restore\W+8)\b|\bstatus['"]?\s*(?:===|:|=)\s*['"]?[0-8]\b/i,
    planted: [
      "  4: 'delivered',",
      'const EDIT_STATUS = { delivered: 4, exception: 7, restore: 8 };',
      "if (parcel.status === '7') return 'bad';",
    ],
  },
  {
    fact: 'a form of its dates',
    pattern: /\$\{year\}\/|YYYY\/M|YYYYMMDD/,
    planted: [['return `$', '{year}/$', '{Number(month)}`;'].join(''), '/** `YYYYMMDD` */'],
  },
];

/** What is right in other places and only looks like it. */
export const HARMLESS = [
  '  /** At most 40 characters. */',
  'const SECTIONS_PER_LIST = 40;',
  '  fieldText: 2000,',
  '  end(response, 404);',
  "const STATUSES = ['pending', 'delivered', 'exception'];",
  'const LONGEST_TEXT = 200;',
  "text: 'The quota may not come back.',",
  'const POSTS_AT_ONCE = 100;',
];
