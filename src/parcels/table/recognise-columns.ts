import type { HeadMeaning } from './head-names.ts';
import { type Columns, MEANINGS, type Meaning } from './meanings.ts';
import type { Profile } from './profile.ts';

/** A column: what stands above it, what that says, and what it holds. */
export interface Column {
  readonly at: number;
  /** As it is written; empty where nothing is. */
  readonly head: string;
  readonly says: HeadMeaning | null;
  readonly holds: Profile;
}

export interface Recognised {
  readonly columns: Columns;
  /** Whether it is clear which column holds the numbers. */
  readonly isSure: boolean;
}

/** So much of a column must be what it is taken for: by its heading, or by its cells alone. */
const SOME = 0.3;
const MOST = 0.6;
const NEARLY_ALL = 0.8;

/** Whether what a column holds goes with what its heading says. */
const FITS: Readonly<Partial<Record<Meaning, (holds: Profile) => boolean>>> = {
  number: ({ numbers, links }) => numbers >= SOME || links >= SOME,
  carrier: ({ carriers }) => carriers >= SOME,
  email: ({ emails }) => emails >= SOME,
  destination: ({ countries }) => countries >= SOME,
  ship_date: ({ dates }) => dates >= SOME,
  ordered: ({ dates }) => dates >= SOME,
  customer: ({ orders, emails }) => orders < MOST && emails < MOST,
};

/**
 * Taken for what a plain heading says though nothing in them fits, as is what bears the bot’s own name for a field: then
 * it can be told what is wrong with each cell.
 */
const TAKEN_AT_ITS_WORD: readonly Meaning[] = ['number', 'carrier'];

/** Which column is what, by its heading and by what it holds. */
export function recogniseColumns(all: readonly Column[]): Recognised {
  const columns: Partial<Record<Meaning, number>> = {};
  const free = ({ at }: Column) => !Object.values(columns).includes(at);
  const take = (meaning: Meaning, column: Column | null) => {
    if (column && columns[meaning] === undefined) columns[meaning] = column.at;
  };
  for (const meaning of MEANINGS) take(meaning, byHead(all.filter(free), meaning));
  const isHeaded = all.some(({ says }) => says !== null);
  const found = columns.number === undefined ? numbersIn(all.filter(free), isHeaded) : null;
  take('number', found?.column ?? null);
  const open = () => all.filter((column) => column.says === null || namesServices(column)).filter(free);
  take(
    'carrier',
    holdingMost(open(), ({ carriers }) => carriers, NEARLY_ALL),
  );
  take(
    'email',
    holdingMost(open(), ({ emails }) => emails, NEARLY_ALL),
  );
  take(
    'destination',
    holdingMost(open(), ({ countries }) => countries, 1),
  );
  // What shops head “Name” may be the order’s: #1001.
  const isOrder = ({ says, holds }: Column) => says?.meaning === 'customer' && holds.orders >= MOST;
  take('order', all.filter(free).find(isOrder) ?? null);
  return { columns, isSure: columns.number !== undefined && (found?.isSure ?? true) };
}

/** A courier’s “product” is a service of its own, not what is in the parcel. */
function namesServices({ says, holds }: Column): boolean {
  return says?.meaning === 'title' && !says.isPlain && holds.carriers >= NEARLY_ALL;
}

function byHead(all: readonly Column[], meaning: Meaning): Column | null {
  const headed = all
    .filter((column) => column.says?.meaning === meaning && !namesServices(column))
    .sort((a, b) => (a.says?.rank ?? 0) - (b.says?.rank ?? 0));
  const fits = FITS[meaning] ?? (() => true);
  const filled = headed.filter(({ holds }) => holds.filled > 0);
  const fitting = filled.find(({ holds }) => fits(holds));
  if (fitting) return fitting;
  const plain = (column: Column | undefined) => (column?.says?.isPlain ? column : null);
  if (filled.length === 0) return plain(headed[0]);
  const isOwnName = filled[0]?.says?.rank === 0;
  return TAKEN_AT_ITS_WORD.includes(meaning) || isOwnName ? plain(filled[0]) : null;
}

interface Found {
  readonly column: Column;
  readonly isSure: boolean;
}

/**
 * The column that holds numbers, or links with numbers, though no heading says so.
 *
 * @param isHeaded whether the headings of other columns are known
 */
function numbersIn(all: readonly Column[], isHeaded: boolean): Found | null {
  const mayBe = all.filter(({ says }) => says === null || says.meaning === 'link');
  const links = holdingMost(mayBe, ({ links }) => links, MOST);
  const telling = holdingMost(mayBe, ({ telling }) => telling, MOST);
  if (telling) return { column: telling, isSure: true };
  const [first, ...more] = mayBe.filter(({ says, holds }) => says === null && holds.numbers >= MOST);
  // In a file that heads its columns, numbers under an unknown heading may be telephones or ids.
  if (first) return { column: first, isSure: more.length === 0 && !(isHeaded && first.head !== '') };
  return links && { column: links, isSure: true };
}

function holdingMost(
  columns: readonly Column[],
  shareOf: (holds: Profile) => number,
  least: number,
): Column | null {
  const [best] = [...columns].sort((a, b) => shareOf(b.holds) - shareOf(a.holds));
  return best && best.holds.filled > 0 && shareOf(best.holds) >= least ? best : null;
}
