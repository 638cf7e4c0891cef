import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import type { Carrier } from '../../src/domain/carrier.ts';
import { failure, type Result, success } from '../../src/domain/result.ts';
import { parcel } from '../support/parcels.ts';

const FEW_CARRIERS: readonly Carrier[] = SANDBOX_CARRIERS.map(({ code, name }) => ({
  code,
  name,
  phone: null,
  homepage: null,
}));

const page = (rows: number) =>
  success({ parcels: rows > 0 ? [parcel()] : [], rows, limit: 2000, total: rows, servedAt: null });
const record = {
  key: parcel().key,
  status: 'exception' as const,
  title: null,
  logisticsChannel: null,
  customer: parcel().customer,
  orderId: null,
  comment: null,
  destination: null,
  archived: true,
  createdAt: null,
};
const bulk = success({ submitted: 1, done: [parcel().key] });

/** A service that answers at once, every other time with a failure. */
export function answeringApi(carriers = FEW_CARRIERS) {
  let calls = 0;
  const sometimes =
    <T>(value: Result<T>) =>
    async (): Promise<Result<T>> => {
      calls += 1;
      return calls % 2 === 0 ? failure({ code: 'tracking-missing' }) : value;
    };
  return {
    carriers: async () => success(carriers),
    create: sometimes(success(record)),
    get: sometimes(success(parcel())),
    edit: sometimes(success(record)),
    delete: sometimes(success(undefined)),
    createMany: sometimes(success({ added: [record], refused: [] })),
    list: sometimes(page(1)),
    editMany: sometimes(bulk),
    deleteMany: sometimes(bulk),
    stopChecking: sometimes(bulk),
    refresh: sometimes(success(parcel())),
    changeCarrier: sometimes(success(undefined)),
    detectCarrier: sometimes(success(carriers.slice(0, 2))),
    remoteAreas: sometimes(success({ remote: [], notRemote: [] })),
  };
}
