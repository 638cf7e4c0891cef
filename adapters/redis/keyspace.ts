import { type ChannelRef, channelId } from '../../src/domain/channel.ts';
import { type ParcelKey, parcelId } from '../../src/domain/parcel.ts';

/** The names of all keys. They share one hash tag, so that scripts also work on a Redis Cluster. */
export interface Keyspace {
  /** The form of what is stored; see `migrations.ts`. */
  readonly version: string;
  /** There while a process brings it into a newer form: which. */
  readonly migrating: string;
  /** Hash: the processes that run → until when each is known to, and what to call it. */
  readonly instances: string;
  /** Tells this data set from any other; see `data-set.ts`. */
  readonly mark: string;
  /** When everything was found to be gone, until somebody says that he knows. */
  readonly emptied: string;
  /** What every name begins with. */
  readonly prefix: string;
  /** Patterns of all names, and of all parcels'. */
  readonly all: string;
  readonly allParcels: string;
  /** Hash: what is known of a parcel; see `parcel-fields.ts`. */
  parcel(key: ParcelKey): string;
  /** Hash: channel id and words → an attempt to bring the parcel in, of which it is not known what became of it. */
  attempts(key: ParcelKey): string;
  /** Set: parcel ids with {@link attempts}. */
  readonly unsettled: string;
  /** Hash: channel id → subscription. */
  followers(key: ParcelKey): string;
  /** The id under which a parcel is known since its carrier was put right. */
  moved(key: ParcelKey): string;
  /** Sorted set: parcel ids by the time they were subscribed to. */
  channel(ref: ChannelRef): string;
  /** Hash: delivery id → change. */
  readonly outbox: string;
  /** Set: ids of the channels that something waits for. */
  readonly waiting: string;
  /** What {@link parcel}, {@link followers} and {@link moved} begin with; the parcel's id follows. */
  readonly parcels: string;
  readonly allFollowers: string;
  readonly allMoved: string;
  /** What {@link lane} begins with; the channel's id follows. */
  readonly lanes: string;
  /** Sorted set: what waits to be posted into one channel, in order. */
  lane(ref: ChannelRef): string;
  /** Hash: delivery id → the queries that mean the parcel, as a list. */
  readonly matched: string;
  /** Hash: a channel's subscription to a query. */
  readonly queries: string;
  /** List: what became of the last changes of a parcel in a channel. */
  receipts(ref: ChannelRef, key: ParcelKey): string;
  /** When the channel may be posted to again. */
  pace(ref: ChannelRef): string;
  /** Counter behind the order in the lanes. */
  readonly sequence: string;
  /** Hash: channel id → what a worker is posting there, until when it has it, and how often it was tried. */
  readonly claims: string;
  /** Hash: what is known of a Redis that went back in time; see `scripts/parts/doubt.lua`. */
  readonly epoch: string;
  /** Hash: channel id → why the platform lets nothing be posted there. */
  readonly refusals: string;
  /** There while somebody has been told of a refusal. */
  refusalTold(ref: ChannelRef): string;
  /** Hash: platform → why it does not accept the bot's token. */
  readonly lockouts: string;
  /** There while somebody has been told of that. */
  lockoutTold(platform: string): string;
  /** What tells the tracking account from another one, and a digest of the key that was used last. */
  readonly account: string;
  readonly accountKey: string;
  /** Sorted set: parcel ids the service never asked a courier about, by the time they were added there. */
  readonly unchecked: string;
  readonly cursor: string;
  /** Set: parcel ids that were pushed and not read yet. */
  readonly pushed: string;
  /** When the last push came. */
  readonly lastPush: string;
  readonly carriers: string;
  /** How long parcels take on a route. */
  route(id: string): string;
  /** Set: routes that somebody wanted to know. */
  readonly routesWanted: string;
  /** What a button stands for that is too long for it. */
  draft(id: string): string;
  /** A form that is being filled in. */
  form(id: string): string;
  /** There while a button that acts once has been pressed. */
  once(id: string): string;
  /** The parcels of the list somebody was last shown. */
  list(ref: ChannelRef, user: string): string;
  /** The parcel somebody was last shown. */
  shown(ref: ChannelRef, user: string): string;
  /** The parcel that a posted message is about. */
  message(ref: ChannelRef, id: string): string;
  /** The message of a channel that shows where a parcel stands. */
  card(ref: ChannelRef, key: ParcelKey): string;
  /** Hash: channel id → settings. */
  readonly settings: string;
  /** How many changes wait, and what keeps them, as it was last counted. */
  readonly survey: string;
  /** Sorted set: the workspaces that use the bot, by when they last did. */
  readonly workspaces: string;
  /** An older version's: the workspace that used the bot first. */
  readonly formerHome: string;
  /** Carrier codes that were detected for a number. */
  detected(number: string): string;
  /** There while people have been told that the quota runs low. */
  readonly quotaWarned: string;
  /** The channel in which a parcel was last added. */
  readonly lastChannel: string;
  /** When a person or a workspace has all its turns again. */
  turns(what: string, party: string): string;
  /** What a person or a workspace has used up of the quota today. */
  units(party: string): string;
  /** What one API key may spend; `account` names the key without containing it. */
  budget(account: string, name: string): string;
}

export function createKeyspace(prefix: string): Keyspace {
  const tag = `{${prefix}}`;
  return {
    version: `${tag}:version`,
    migrating: `${tag}:migrating`,
    instances: `${tag}:instances`,
    mark: `${tag}:mark`,
    emptied: `${tag}:emptied`,
    prefix: `${tag}:`,
    all: `${escapeGlob(tag)}:*`,
    allParcels: `${escapeGlob(tag)}:parcel:*`,
    parcels: `${tag}:parcel:`,
    allFollowers: `${tag}:followers:`,
    allMoved: `${tag}:moved:`,
    parcel: (key) => `${tag}:parcel:${parcelId(key)}`,
    attempts: (key) => `${tag}:attempts:${parcelId(key)}`,
    unsettled: `${tag}:unsettled`,
    followers: (key) => `${tag}:followers:${parcelId(key)}`,
    moved: (key) => `${tag}:moved:${parcelId(key)}`,
    channel: (ref) => `${tag}:channel:${channelId(ref)}`,
    outbox: `${tag}:outbox`,
    waiting: `${tag}:waiting`,
    lanes: `${tag}:lane:`,
    lane: (ref) => `${tag}:lane:${channelId(ref)}`,
    matched: `${tag}:matched`,
    queries: `${tag}:queries`,
    receipts: (ref, key) => `${tag}:receipts:${channelId(ref)}:${parcelId(key)}`,
    pace: (ref) => `${tag}:pace:${channelId(ref)}`,
    sequence: `${tag}:sequence`,
    claims: `${tag}:claims`,
    epoch: `${tag}:epoch`,
    refusals: `${tag}:paused`,
    refusalTold: (ref) => `${tag}:pause-told:${channelId(ref)}`,
    lockouts: `${tag}:lockouts`,
    lockoutTold: (platform) => `${tag}:lockout-told:${platform}`,
    account: `${tag}:account`,
    accountKey: `${tag}:account-key`,
    unchecked: `${tag}:unchecked`,
    cursor: `${tag}:cursor`,
    pushed: `${tag}:pushed`,
    lastPush: `${tag}:last-push`,
    carriers: `${tag}:carriers`,
    route: (id) => `${tag}:route:${id}`,
    routesWanted: `${tag}:routes-wanted`,
    draft: (id) => `${tag}:draft:${id}`,
    form: (id) => `${tag}:form:${id}`,
    once: (id) => `${tag}:once:${id}`,
    list: (ref, user) => `${tag}:list:${channelId(ref)}:${user}`,
    shown: (ref, user) => `${tag}:shown:${channelId(ref)}:${user}`,
    message: (ref, id) => `${tag}:message:${channelId(ref)}:${id}`,
    card: (ref, key) => `${tag}:card:${channelId(ref)}:${parcelId(key)}`,
    settings: `${tag}:settings`,
    survey: `${tag}:survey`,
    workspaces: `${tag}:workspaces`,
    formerHome: `${tag}:home`,
    detected: (number) => `${tag}:detected:${number}`,
    quotaWarned: `${tag}:quota-warned`,
    lastChannel: `${tag}:last-channel`,
    turns: (what, party) => `${tag}:turns:${what}:${party}`,
    units: (party) => `${tag}:units:${party}`,
    budget: (account, name) => `${tag}:budget:${account}:${name}`,
  };
}

function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]^]/g, '\\$&');
}
