import { ReplyError } from 'ioredis';
import { StoreUnavailable } from '../../src/ports/store-unavailable.ts';

/**
 * How answers begin with which Redis takes nothing for now, whatever it is asked. Up to version 6 a script's own
 * complaint stands around them.
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
 */
const AWAY =
  /^(?:ERR Error running script .*@user_script: \d+: -)?(?:LOADING|READONLY|MISCONF|OOM|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|NOREPLICAS|BUSY) /;

/**
 * The same client, each command of which rejects with a {@link StoreUnavailable} where Redis is away. Only here can
 * that be told from a bug: a lost connection is an ordinary `Error` to the client's library.
 */
export function withOutages<Client extends object>(redis: Client): Client {
  return new Proxy(redis, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const result: unknown = member.apply(target, args);
        return result instanceof Promise ? result.catch(rethrow) : result;
      };
    },
  });
}

function rethrow(error: unknown): never {
  throw error instanceof Error && isOutage(error) ? new StoreUnavailable(error) : error;
}

/** Whatever Redis did not answer itself happened on the way to it. */
function isOutage(error: Error): boolean {
  return !(error instanceof ReplyError) || AWAY.test(error.message);
}
