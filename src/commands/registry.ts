import type { AnyCommand } from '../grammar/command-set.ts';
import { account } from './account.ts';
import { air } from './air.ts';
import { carrier } from './carrier.ts';
import { carriers } from './carriers.ts';
import { deleteParcel } from './delete.ts';
import { deleteMany } from './delete-many.ts';
import { edit } from './edit.ts';
import { editMany } from './edit-many.ts';
import { exportParcels } from './export.ts';
import { follow } from './follow.ts';
import { following } from './following.ts';
import { freeze } from './freeze.ts';
import { help } from './help.ts';
import { importParcels } from './import.ts';
import { list } from './list.ts';
import { mute } from './mute.ts';
import { archive, problem, received, restore } from './one-word-edits.ts';
import { pause } from './pause.ts';
import { refresh } from './refresh.ts';
import { remote } from './remote.ts';
import { settings } from './settings.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { track } from './track.ts';
import { transit } from './transit.ts';
import { unfollow } from './unfollow.ts';
import { why } from './why.ts';

/** Every command there is, in the order in which help shows them. */
export const COMMANDS: readonly AnyCommand[] = [
  track,
  status,
  list,
  refresh,
  edit,
  received,
  problem,
  restore,
  archive,
  carrier,
  stop,
  follow,
  unfollow,
  following,
  mute,
  pause,
  why,
  importParcels,
  exportParcels,
  stats,
  transit,
  remote,
  carriers,
  settings,
  help,
  deleteParcel,
  editMany,
  deleteMany,
  freeze,
  account,
  air,
];
