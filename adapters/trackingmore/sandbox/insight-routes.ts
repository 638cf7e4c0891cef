import { done, refused } from './answers.ts';
import { detectCarriers, findCarrier, SANDBOX_CARRIERS } from './carriers.ts';
import type { SandboxRoute } from './tracking-routes.ts';
import { trackingView } from './tracking-view.ts';

const AIR_WAYBILL = /^\d{3}[ -]?\d{7,8}$/;
const AIR_WAYBILL_PRICE = 20;
/** Five questions cost as much as one tracking. */
const QUESTION_PRICE = 0.2;
const REMOTE_COMPANIES = ['dhl', 'ups', 'fedex', 'tnt'];

export const userInfo: SandboxRoute = (world) =>
  done({
    email: 'ops@example.com',
    regtime: '1469097290',
    phone: '+15550100',
    money: 120,
    track_number: Math.floor(world.quota),
  });

export const statusNumber: SandboxRoute = (world) => {
  const counts = {
    pending: 0,
    notfound: 0,
    transit: 0,
    pickup: 0,
    delivered: 0,
    undelivered: 0,
    exception: 0,
    expired: 0,
  };
  for (const tracking of world.trackings.values()) {
    const { status } = trackingView(world, tracking);
    if (status in counts) counts[status as keyof typeof counts] += 1;
  }
  return done(counts);
};

export const remoteAreas: SandboxRoute = (world, { body }) => {
  if (!Array.isArray(body)) return refused(4012);
  world.quota -= QUESTION_PRICE;
  const isRemote = ({ postcode }: { postcode: string }) => String(postcode).startsWith('90');
  return done({
    submitted: body.length,
    other: body.filter((row) => !isRemote(row)),
    remote: body.filter(isRemote).flatMap((row) =>
      (row.company ? [String(row.company).toLowerCase()] : REMOTE_COMPANIES).map((company) => ({
        far_express_company: company,
        two_code: row.country,
        far_country: row.country,
        far_city_postcode: row.postcode,
      })),
    ),
  });
};

export const costTime: SandboxRoute = (_world, { body }) => {
  if (!Array.isArray(body)) return refused(4012);
  if (body.some((row) => !findCarrier(String(row?.carrier_code)))) return refused(4015);
  return done(
    body.map(({ carrier_code, original, destination }) => ({
      carrier_code,
      original,
      destination,
      total: 1840,
      delivered: 1722,
      range1: 0.71,
      range3: 0.22,
      range4: 0.05,
      range5: 0.02,
    })),
  );
};

export const airCargo: SandboxRoute = (world, { body }) => {
  const asked = (body as { track_number?: unknown } | undefined)?.track_number;
  const numbers = (Array.isArray(asked) ? asked : [asked]).map(String);
  if (!numbers.every((number) => AIR_WAYBILL.test(number))) return refused(4014);
  if (world.quota < numbers.length * AIR_WAYBILL_PRICE) return refused(4021);
  world.quota -= numbers.length * AIR_WAYBILL_PRICE;
  return done(
    numbers.map((track_number) => ({
      track_number,
      weight: '120 KG',
      piece: '4',
      origin: 'LUX',
      destination: 'ATL',
      status_number: 2,
      track_info: [
        {
          plan_date: '2026-11-18 21:10',
          actual_date: '2026-11-18 21:32',
          event: 'Departed',
          station: 'LUX',
          flight_number: 'CV0000',
          status: 'DEP',
          piece: '4',
          weight: '120 KG',
        },
      ],
    })),
  );
};

export const carrierList: SandboxRoute = () => done(SANDBOX_CARRIERS);

export const detect: SandboxRoute = (world, { body }) => {
  const number = (body as { tracking_number?: unknown } | undefined)?.tracking_number;
  if (!number) return refused(4013);
  if (world.quota < QUESTION_PRICE) return refused(4021);
  world.quota -= QUESTION_PRICE;
  const found = detectCarriers(String(number));
  return found.length === 0 ? refused(4032) : done(found.map(({ name, code }) => ({ name, code })));
};
