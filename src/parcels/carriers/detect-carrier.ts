import type { Carrier } from '../../domain/carrier.ts';
import { type Result, success } from '../../domain/result.ts';
import type { DetectionCache } from '../../ports/detection-cache.ts';
import type { TrackingApi } from '../../ports/tracking-provider.ts';
import { codeOf } from '../finder/couriers/couriers.ts';
import { readNumber } from '../finder/formats/read-number.ts';
import type { CarrierDirectory } from './carrier-directory.ts';

export interface DetectNeeds {
  readonly api: Pick<TrackingApi, 'detectCarrier'>;
  readonly carriers: CarrierDirectory;
  readonly detections: DetectionCache;
}

/** Carriers that fit a number, best first, and how that was found out. */
export interface Detection {
  readonly carriers: readonly Carrier[];
  /** `asked` is the one that may have cost something. */
  readonly source: 'format' | 'remembered' | 'asked';
}

/** What the number itself says, check digits included; null where it says nothing certain. */
export async function carrierByFormat(
  { carriers }: Pick<DetectNeeds, 'carriers'>,
  number: string,
): Promise<Carrier | null> {
  const index = await carriers.index();
  const { certain, couriers } = readNumber(number);
  const [courier] = certain ? couriers : [];
  const code = courier && codeOf(courier, (each) => index?.match(each)?.code === each);
  return (code && index?.match(code)) || null;
}

/** All carriers that a number fits as far as that is known already: by its form, and by what the service once said. */
export async function carriersKnownFor(
  {
    carriers,
    detections,
  }: Pick<DetectNeeds, 'carriers'> & { readonly detections: Pick<DetectionCache, 'read'> },
  number: string,
): Promise<readonly Carrier[]> {
  const [index, remembered] = await Promise.all([carriers.index(), detections.read(number)]);
  if (!index) return [];
  const byForm = readNumber(number).couriers.map((courier) =>
    codeOf(courier, (code) => index.match(code)?.code === code),
  );
  const codes = new Set([...(remembered ?? []), ...byForm]);
  return [...codes].flatMap((code) => (code && index.match(code)) || []);
}

/** Asks the service only about numbers that say nothing themselves, and about each of them once. */
export async function detectCarrier(services: DetectNeeds, number: string): Promise<Result<Detection>> {
  const known = await carrierByFormat(services, number);
  if (known) return success({ carriers: [known], source: 'format' });
  const index = await services.carriers.index();
  const remembered = await services.detections.read(number);
  if (remembered) {
    return success({
      carriers: remembered.flatMap((code) => index?.match(code) ?? []),
      source: 'remembered',
    });
  }
  const asked = await services.api.detectCarrier(number);
  if (!asked.ok) return asked;
  await services.detections.write(
    number,
    asked.value.map(({ code }) => code),
  );
  return success({ carriers: asked.value, source: 'asked' });
}
