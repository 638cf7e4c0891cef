/** How the channels of the platforms in the tests are written. */
export const channelIds: ReadonlyMap<string, RegExp> = new Map([
  ['slack', /^<?#?([CG][A-Z0-9]{1,})(?:\|[^>]*)?>?$/],
  ['discord', /^<?#?(\d{15,20})>?$/],
]);
