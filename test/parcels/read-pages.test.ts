import { describe, expect, it } from 'vitest';
import { type ParcelKey, withoutNews } from '../../src/domain/parcel.ts';
import { failure, success } from '../../src/domain/result.ts';
import { readPages } from '../../src/parcels/read-pages.ts';
import type { ListQuery } from '../../src/ports/provider-data.ts';

const ROWS = 21;
const offer = { list: { pageSize: 8, numbers: 40, orders: 40, statuses: [] } };
const keys = Array.from({ length: ROWS }, (_, index): ParcelKey => ({ carrier: 'sto', number: `${index}` }));

/** A list whose answers are too big for more than so many rows. */
function listOf(most: number) {
  const asked: ListQuery[] = [];
  const list = async (query: ListQuery) => {
    asked.push(query);
    const { page = 1, limit = 8 } = query;
    if (limit > most) return failure({ code: 'provider-answer-too-big' });
    const rows = keys.slice((page - 1) * limit, page * limit);
    const parcels = rows.map((key) => withoutNews(key, 0));
    return success({ parcels, rows: rows.length, limit, total: ROWS, servedAt: 0 });
  };
  return { api: { list }, asked };
}

describe('pages that are too big to be read', () => {
  it.each([8, 4, 2, 1])('are asked for again in half the size, until they are not: %i rows', async (most) => {
    const { api, asked } = listOf(most);
    const seen: string[] = [];
    const read = await readPages({ api, offer }, {}, async (parcels) => {
      seen.push(...parcels.map(({ key }) => key.number));
    });
    expect(seen).toEqual(keys.map(({ number }) => number));
    expect(read).toMatchObject({ ok: true, value: { rows: ROWS, complete: true, requests: asked.length } });
  });

  it('are not asked for for ever', async () => {
    const { api, asked } = listOf(0);
    expect(await readPages({ api, offer }, {}, async () => {})).toEqual(
      failure({ code: 'provider-answer-too-big' }),
    );
    expect(asked.map(({ limit }) => limit)).toEqual([8, 4, 2, 1]);
  });
});
