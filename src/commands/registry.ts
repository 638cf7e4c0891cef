import type { AnyDeclaration } from '../chat/command.ts';
import { account } from './account.ts';
import { air } from './air.ts';
import { deleteMany } from './bulk/delete-many.ts';
import { editMany } from './bulk/edit-many.ts';
import { exportParcels } from './bulk/export.ts';
import { freeze } from './bulk/freeze.ts';
import { importParcels } from './bulk/import.ts';
import { changeCarrier } from './carrier.ts';
import { carriers } from './carriers.ts';
import { deleteParcel } from './delete.ts';
import { edit } from './edit.ts';
import { followTarget } from './follow.ts';
import { following } from './following.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { muteParcel } from './mute.ts';
import { archive, problem, received, restore } from './one-word-edits.ts';
import { pause } from './pause.ts';
import { refresh } from './refresh.ts';
import { remote } from './remote.ts';
import { scan } from './scan.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { track } from './track.ts';
import { transit } from './transit.ts';
import { unfollow } from './unfollow.ts';
import { why } from './why.ts';

/** Every command there is, in the order in which help shows them. */
export const COMMANDS: readonly AnyDeclaration[] = [
  track,
  scan,
  status,
  list,
  refresh,
  edit,
  received,
  problem,
  restore,
  archive,
  changeCarrier,
  stop,
  followTarget,
  unfollow,
  following,
  muteParcel,
  pause,
  why,
  share,
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
