import type { ParcelKey } from '../../../src/domain/parcel.ts';
import type {
  ListQuery,
  NewParcel,
  ParcelEdit,
  RefreshRequest,
  StatusCountQuery,
} from '../../../src/ports/provider-data.ts';
import { EDIT_STATUS } from './status-table.ts';

/** Leaves out what was not given: an absent field means "as it is", an empty one means "clear it". */
function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

export function fromKey(key: ParcelKey) {
  return { tracking_number: key.number, carrier_code: key.carrier };
}

/** https://www.trackingmore.com/api-track-create-a-tracking-item.html */
export function fromNewParcel(parcel: NewParcel) {
  return defined({
    ...fromKey(parcel.key),
    title: parcel.title,
    logistics_channel: parcel.logisticsChannel,
    customer_name: parcel.customerName,
    customer_email: parcel.customerEmail,
    customer_phone: parcel.customerPhone,
    order_id: parcel.orderId,
    comment: parcel.comment,
    destination_code: parcel.destination,
    order_create_time: fromMoment(parcel.orderedAt),
    tracking_ship_date: fromDate(parcel.shipDate),
    tracking_postal_code: parcel.postalCode,
    tracking_account_number: parcel.accountNumber,
    tracking_destination_country: parcel.courierDestination,
    lang: parcel.language,
    // The other way round than its name says: 1 switches the correction off.
    auto_correct: parcel.autoCorrect === undefined ? undefined : Number(!parcel.autoCorrect),
  });
}

/** `archived` travels as a text and `status` as a number: that is how the service takes them. */
export function fromEdit(edit: ParcelEdit) {
  return defined({
    title: edit.title,
    logistics_channel: edit.logisticsChannel,
    customer_name: edit.customerName,
    customer_email: edit.customerEmail,
    customer_phone: edit.customerPhone,
    order_id: edit.orderId,
    destination_code: edit.destination,
    archived: edit.archived === undefined ? undefined : String(edit.archived),
    status: edit.status === undefined ? undefined : EDIT_STATUS[edit.status],
  });
}

/** The same ideas as in {@link fromNewParcel}, under other names. */
export function fromRefresh(request: RefreshRequest) {
  return defined({
    ...fromKey(request.key),
    destination_code: request.destination,
    tracking_ship_date: fromDate(request.shipDate),
    tracking_postal_code: request.postalCode,
    tracking_account_number: request.accountNumber,
    specialNumberDestination: request.courierDestination,
    order: request.orderId,
    order_create_time: fromMoment(request.orderedAt),
    lang: request.language,
  });
}

export function fromListQuery(query: ListQuery) {
  return {
    page: query.page,
    limit: query.limit,
    // "Announced by the sender" has no name of its own here.
    status: query.status === 'inforeceived' ? 'notfound' : query.status,
    created_at_min: seconds(query.createdFrom),
    created_at_max: seconds(query.createdTo),
    update_time_min: seconds(query.updatedFrom),
    update_time_max: seconds(query.updatedTo),
    order_created_time_min: seconds(query.orderedFrom),
    order_created_time_max: seconds(query.orderedTo),
    numbers: query.numbers?.join(','),
    orders: query.orders?.join(','),
    archived: query.archived === undefined ? undefined : String(query.archived),
    lang: query.language,
  };
}

export function fromStatusCountQuery(query: StatusCountQuery) {
  return {
    created_at_min: seconds(query.createdFrom),
    created_at_max: seconds(query.createdTo),
    order_created_time_min: seconds(query.orderedFrom),
    order_created_time_max: seconds(query.orderedTo),
  };
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}

/** `2017/8/27 16:51`, as the service documents it. */
function fromMoment(moment: string | undefined): string | undefined {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(moment ?? '') ?? [];
  return year && `${year}/${Number(month)}/${Number(day)} ${time}`;
}

/** `20170827`, as the service documents it. */
function fromDate(date: string | undefined): string | undefined {
  return date?.replaceAll('-', '');
}
