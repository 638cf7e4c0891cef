import type { Customer, Parcel, ParcelKey } from '../domain/parcel.ts';
import type { Problem } from '../domain/problem.ts';
import type { Status } from '../domain/status.ts';

export interface NewParcel {
  readonly key: ParcelKey;
  readonly title?: string;
  readonly logisticsChannel?: string;
  readonly customerName?: string;
  readonly customerEmail?: string;
  readonly customerPhone?: string;
  readonly orderId?: string;
  readonly comment?: string;
  /** Two-letter country. */
  readonly destination?: string;
  /** `YYYY-MM-DDTHH:MM`, at the place where it was ordered. */
  readonly orderedAt?: string;
  /** `YYYY-MM-DD`; some couriers need it. */
  readonly shipDate?: string;
  readonly postalCode?: string;
  readonly accountNumber?: string;
  /** Two-letter country that some couriers need to find the parcel. */
  readonly courierDestination?: string;
  /** Two-letter language of the events, where the courier offers it. */
  readonly language?: string;
  /** False keeps the service from correcting the courier by itself. */
  readonly autoCorrect?: boolean;
}

export interface ParcelEdit {
  readonly title?: string;
  readonly logisticsChannel?: string;
  readonly customerName?: string;
  readonly customerEmail?: string;
  readonly customerPhone?: string;
  readonly orderId?: string;
  readonly destination?: string;
  readonly archived?: boolean;
  readonly status?: 'delivered' | 'exception' | 'restore';
}

/** A tracking as the writing calls answer it: everything but the journey. */
export interface TrackingRecord {
  readonly key: ParcelKey;
  /** Null after `restore`: the service only says that it went back. */
  readonly status: Status | null;
  readonly title: string | null;
  readonly logisticsChannel: string | null;
  readonly customer: Customer;
  readonly orderId: string | null;
  readonly comment: string | null;
  readonly destination: string | null;
  readonly archived: boolean | null;
  readonly createdAt: number | null;
}

export interface BatchOutcome {
  readonly added: readonly TrackingRecord[];
  readonly refused: readonly {
    readonly key: ParcelKey;
    readonly problem: Problem;
  }[];
}

export interface BulkOutcome {
  readonly submitted: number;
  readonly done: readonly ParcelKey[];
}

/** Times are Unix milliseconds. */
export interface ListQuery {
  readonly page?: number;
  readonly limit?: number;
  readonly status?: Status;
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly updatedFrom?: number;
  readonly updatedTo?: number;
  readonly orderedFrom?: number;
  readonly orderedTo?: number;
  readonly numbers?: readonly string[];
  readonly orders?: readonly string[];
  readonly archived?: boolean;
  readonly language?: string;
}

export interface ParcelPage {
  readonly parcels: readonly Parcel[];
  /** Rows on this page, those that could not be read included. */
  readonly rows: number;
  /** The page size the service used. */
  readonly limit: number;
  /** Rows on all pages, or null where the service did not say. */
  readonly total: number | null;
  /** The service's own clock, Unix milliseconds; null where it did not say. */
  readonly servedAt: number | null;
}

export interface RefreshRequest {
  readonly key: ParcelKey;
  readonly destination?: string;
  readonly shipDate?: string;
  readonly postalCode?: string;
  readonly accountNumber?: string;
  readonly courierDestination?: string;
  readonly orderId?: string;
  readonly orderedAt?: string;
  readonly language?: string;
}

export interface Account {
  readonly email: string | null;
  readonly phone: string | null;
  /** Unix milliseconds. */
  readonly registeredAt: number | null;
  readonly money: number | null;
  /** How many more parcels can be added. */
  readonly remainingQuota: number | null;
}

export interface StatusCountQuery {
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly orderedFrom?: number;
  readonly orderedTo?: number;
}

export interface RemoteAreaQuery {
  readonly country: string;
  readonly postcode: string;
  readonly company?: string;
}

export interface RemoteAreas {
  readonly remote: readonly { company: string; countryCode: string; country: string; postcode: string }[];
  readonly notRemote: readonly { country: string; postcode: string }[];
}

export interface TransitTimeQuery {
  readonly carrier: string;
  readonly from: string;
  readonly to: string;
}

export interface TransitTime extends TransitTimeQuery {
  readonly sample: number | null;
  readonly delivered: number | null;
  /** Shares between 0 and 1. `toDays` is null for the open end. */
  readonly shares: readonly {
    readonly fromDays: number;
    readonly toDays: number | null;
    readonly share: number;
  }[];
}

export interface AirWaybill {
  readonly number: string;
  readonly status: Status;
  readonly weight: string | null;
  readonly pieces: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly events: readonly {
    readonly plannedAt: string | null;
    readonly at: string | null;
    readonly text: string | null;
    readonly station: string | null;
    readonly flight: string | null;
  }[];
}
