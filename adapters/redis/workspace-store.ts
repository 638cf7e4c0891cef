import type { WorkspaceStore } from '../../src/ports/workspace-store.ts';
import type { RedisClient } from './connection.ts';
import { createForgetting } from './forget-workspace.ts';
import type { Keyspace } from './keyspace.ts';

export function createWorkspaceStore(redis: RedisClient, keys: Keyspace): WorkspaceStore {
  return {
    async noteUse(workspace, at) {
      await redis.zadd(keys.workspaces, at, workspace);
    },
    forget: createForgetting(redis, keys),
    list: () => redis.zrevrange(keys.workspaces, 0, '-1'),
  };
}
