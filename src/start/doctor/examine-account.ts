import { mapInParts } from '../../async/in-parts.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import type { AccountWatch } from '../../ports/account-watch.ts';
import { type Finding, findingsOn } from '../../ports/finding.ts';
import type { ParcelStore } from '../../ports/parcel-store.ts';

const found = findingsOn('account');

export interface AccountNeeds {
  readonly account: Pick<AccountWatch, 'read'>;
  readonly parcels: Pick<ParcelStore, 'pages' | 'read' | 'followersOf'>;
}

/** What the last complete look at the tracking account has shown. Changes nothing. */
export async function examineAccount({ account, parcels }: AccountNeeds): Promise<readonly Finding[]> {
  const strangeSince = (await account.read())?.strangeSince ?? null;
  if (strangeSince !== null) {
    const since = new Date(strangeSince).toISOString();
    return [
      found.fault(
        `shows none of the known parcels, or nearly none, since ${since}`,
        'Put the key of the right account back and restart. If the account was emptied on purpose, start once with --resume.',
      ),
    ];
  }
  const gone = await countGone(parcels);
  if (gone === 0) return [];
  return [
    found.warning(
      `${countOf(gone)} that are followed are gone from it`,
      'Each channel that follows one was told, and can track it again or stop following it.',
    ),
  ];
}

async function countGone(parcels: AccountNeeds['parcels']): Promise<number> {
  let gone = 0;
  for await (const keys of parcels.pages()) {
    const each = await mapInParts(keys, async (key) => {
      const record = await parcels.read(key);
      return record !== null && record.goneSince !== null && (await parcels.followersOf(key)).length > 0;
    });
    gone += each.filter(Boolean).length;
  }
  return gone;
}
