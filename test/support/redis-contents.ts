/** As {@link OwnRedis.ask}: any command with its arguments. */
type Ask = (command: string, ...args: string[]) => Promise<unknown>;

const READ: Readonly<Record<string, (name: string) => readonly [command: string, ...args: string[]]>> = {
  string: (name) => ['GET', name],
  hash: (name) => ['HGETALL', name],
  set: (name) => ['SMEMBERS', name],
  zset: (name) => ['ZRANGE', name, '0', '-1', 'WITHSCORES'],
  list: (name) => ['LRANGE', name, '0', '-1'],
  stream: (name) => ['XRANGE', name, '-', '+'],
};

/** Every key that matches, each as one text with all that is in it. */
export async function redisContents(ask: Ask, pattern = '*'): Promise<readonly string[]> {
  const names = (await ask('KEYS', pattern)) as string[];
  const read = async (name: string) => {
    const type = String(await ask('TYPE', name));
    // It may have run out meanwhile.
    const command = READ[type]?.(name);
    return command ? [`${name} ${JSON.stringify(await ask(...command))}`] : [];
  };
  return (await Promise.all(names.map(read))).flat();
}
