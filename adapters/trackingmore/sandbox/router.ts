import * as insight from './insight-routes.ts';
import * as tracking from './tracking-routes.ts';

/** Every operation, with the path pattern it answers to. Fixed paths come before the one with parameters. */
const ROUTES: readonly (readonly [method: string, path: RegExp, route: tracking.SandboxRoute])[] = [
  ['POST', /^\/trackings\/post$/, tracking.createOne],
  ['POST', /^\/trackings\/batch$/, tracking.createBatch],
  ['GET', /^\/trackings\/get$/, tracking.listTrackings],
  ['POST', /^\/trackings\/updatemore$/, tracking.editTrackings],
  ['POST', /^\/trackings\/delete$/, tracking.deleteTrackings],
  ['POST', /^\/trackings\/realtime$/, tracking.realtime],
  ['POST', /^\/trackings\/update$/, tracking.changeCarrier],
  ['GET', /^\/trackings\/getuserinfo$/, insight.userInfo],
  ['GET', /^\/trackings\/getstatusnumber$/, insight.statusNumber],
  ['POST', /^\/trackings\/notupdate$/, tracking.stopChecking],
  ['POST', /^\/trackings\/remote$/, insight.remoteAreas],
  ['POST', /^\/trackings\/costtime$/, insight.costTime],
  ['POST', /^\/trackings\/aircargo$/, insight.airCargo],
  ['GET', /^\/carriers\/?$/, insight.carrierList],
  ['POST', /^\/carriers\/detect$/, insight.detect],
  ['GET', /^\/trackings\/(?<carrier>[^/]+)\/(?<number>[^/]+)(\/[a-z]{2})?$/, tracking.getOne],
  ['PUT', /^\/trackings\/(?<carrier>[^/]+)\/(?<number>[^/]+)$/, tracking.editOne],
  ['DELETE', /^\/trackings\/(?<carrier>[^/]+)\/(?<number>[^/]+)$/, tracking.deleteOne],
];

export interface Match {
  readonly route: tracking.SandboxRoute;
  readonly path: Readonly<Record<string, string>>;
}

/** The route for a path below the base URL, or the code to refuse it with. */
export function findRoute(method: string, path: string): Match | 404 | 405 {
  const fitting = ROUTES.filter(([, pattern]) => pattern.test(path));
  const chosen = fitting.find(([wanted]) => wanted === method);
  if (!chosen) return fitting.length > 0 ? 405 : 404;
  const groups = chosen[1].exec(path)?.groups ?? {};
  const decoded = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]);
  return { route: chosen[2], path: Object.fromEntries(decoded) };
}
