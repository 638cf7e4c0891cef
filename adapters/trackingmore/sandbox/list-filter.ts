import type { SandboxTracking, World } from './world.ts';

/** The filters of `GET /trackings/get`; times are Unix seconds. */
export function matchesQuery(
  world: World,
  tracking: SandboxTracking,
  query: URLSearchParams,
  status: string,
): boolean {
  const { checkedAt } = world.knowledgeOf(tracking);
  const ordered = Date.parse(String(tracking.fields['order_create_time'] ?? ''));
  return (
    within(query, 'created_at', tracking.createdAt) &&
    within(query, 'update_time', checkedAt) &&
    within(query, 'order_created_time', Number.isNaN(ordered) ? null : ordered) &&
    among(query.get('numbers'), tracking.number) &&
    among(query.get('orders'), String(tracking.fields['order_id'] ?? '')) &&
    among(query.get('status'), status) &&
    archivedAsAsked(query.get('archived'), tracking.archived)
  );
}

function within(query: URLSearchParams, name: string, time: number | null): boolean {
  const [from, to] = [query.get(`${name}_min`), query.get(`${name}_max`)];
  if (!from && !to) return true;
  if (time === null) return false;
  const seconds = Math.floor(time / 1000);
  return seconds >= Number(from ?? 0) && seconds <= Number(to ?? Number.POSITIVE_INFINITY);
}

function among(list: string | null, value: string): boolean {
  return !list || list.split(',').includes(value);
}

/** `true` and `false` select; anything else means both. */
function archivedAsAsked(asked: string | null, archived: boolean): boolean {
  return (asked !== 'true' && asked !== 'false') || String(archived) === asked;
}
