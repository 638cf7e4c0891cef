import { startHttpServer } from '../fakes/http-server.ts';
import { numberOf, pageText, rowText } from './rows.ts';

const CARRIERS =
  '{"meta":{"code":200},"data":[{"name":"China EMS","code":"china-ems","phone":"","homepage":"","type":"globalpost"}]}';
const ACCOUNT =
  '{"meta":{"code":200,"message":"Success"},"data":{"email":"ops@example.com","regtime":"1500000000","phone":"","money":0,"track_number":100000}}';

/** The tracking service with as many parcels as wanted, answering at once; it counts what it is asked. */
export async function startService(size: number) {
  const began = Math.floor(Date.now() / 1000) * 1000;
  const moves = new Uint8Array(size);
  const updatedAt = Array.from({ length: size }, () => began);
  const requests = { list: 0, one: 0 };
  const rows = Array.from({ length: size }, (_, index) => rowText(index, 0, began));
  const places = new Map(rows.map((_, index) => [numberOf(index), index]));

  const list = (query: URLSearchParams): string => {
    requests.list += 1;
    const numbers = query.get('numbers')?.split(',');
    const since = Number(query.get('update_time_min') ?? 0) * 1000;
    const [limit, page] = [Number(query.get('limit') ?? 100), Number(query.get('page') ?? 1)];
    const found = numbers
      ? numbers.flatMap((number) => rows[places.get(number) ?? -1] ?? [])
      : rows.filter((_, index) => (updatedAt[index] ?? 0) >= since);
    return pageText(found.slice((page - 1) * limit, page * limit), { page, limit, total: found.length });
  };

  const { url, stop } = await startHttpServer(({ url: path }, response) => {
    const { pathname, searchParams } = new URL(path, 'http://service');
    response.setHeader('Content-Type', 'application/json');
    if (pathname === '/v2/trackings/get') return void response.end(list(searchParams));
    if (pathname === '/v2/trackings/getuserinfo') return void response.end(ACCOUNT);
    if (pathname.startsWith('/v2/carriers')) return void response.end(CARRIERS);
    requests.one += 1;
    const row = rows[places.get(pathname.split('/')[4] ?? '') ?? -1];
    response.end(row ? `{"meta":{"code":200},"data":${row}}` : '{"meta":{"code":4031},"data":[]}');
  });

  return {
    url: `${url}/v2`,
    stop,
    requests,
    rows,
    /** So many get an event, and so many more are only asked about again; later than anything before. */
    advance(changed: number, repolled: number, now: number): void {
      for (let index = 0; index < changed + repolled && index < size; index += 1) {
        if (index < changed) moves[index] = (moves[index] ?? 0) + 1;
        updatedAt[index] = now;
        rows[index] = rowText(index, moves[index] ?? 0, now);
      }
    },
  };
}
