import type { Carrier } from '../domain/carrier.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import type { Result } from '../domain/result.ts';
import type { Status } from '../domain/status.ts';
import type {
  Account,
  AirWaybill,
  BatchOutcome,
  BulkOutcome,
  ListQuery,
  NewParcel,
  ParcelEdit,
  ParcelPage,
  RefreshRequest,
  RemoteAreaQuery,
  RemoteAreas,
  StatusCountQuery,
  TrackingRecord,
  TransitTime,
  TransitTimeQuery,
} from './provider-data.ts';

/** A tracking service. Every method is one request; the limits of its {@link ProviderOffer} are the caller's to keep. */
export interface TrackingApi {
  create(parcel: NewParcel): Promise<Result<TrackingRecord>>;
  get(key: ParcelKey, language?: string): Promise<Result<Parcel>>;
  edit(key: ParcelKey, edit: ParcelEdit): Promise<Result<TrackingRecord>>;
  delete(key: ParcelKey): Promise<Result<void>>;
  createMany(parcels: readonly NewParcel[]): Promise<Result<BatchOutcome>>;
  list(query: ListQuery): Promise<Result<ParcelPage>>;
  editMany(edits: readonly (ParcelEdit & { readonly key: ParcelKey })[]): Promise<Result<BulkOutcome>>;
  deleteMany(keys: readonly ParcelKey[]): Promise<Result<BulkOutcome>>;
  /** Asks the courier now. */
  refresh(request: RefreshRequest): Promise<Result<Parcel>>;
  changeCarrier(key: ParcelKey, carrier: string): Promise<Result<void>>;
  account(): Promise<Result<Account>>;
  countByStatus(query?: StatusCountQuery): Promise<Result<Readonly<Partial<Record<Status, number>>>>>;
  /** Cannot be undone. */
  stopChecking(keys: readonly ParcelKey[]): Promise<Result<BulkOutcome>>;
  remoteAreas(queries: readonly RemoteAreaQuery[]): Promise<Result<RemoteAreas>>;
  transitTimes(queries: readonly TransitTimeQuery[]): Promise<Result<readonly TransitTime[]>>;
  airWaybills(numbers: readonly string[], language?: string): Promise<Result<readonly AirWaybill[]>>;
  carriers(language?: string): Promise<Result<readonly Carrier[]>>;
  /** Best match first, empty when none fits. */
  detectCarrier(number: string): Promise<Result<readonly Carrier[]>>;
}

/** Without these the bot is of no use. */
export type BasicOperation = 'create' | 'get' | 'list' | 'carriers';

/** A service as it is: what it does not offer is not there. */
export type ProvidedApi = Pick<TrackingApi, BasicOperation> & Partial<Omit<TrackingApi, BasicOperation>>;
