import { defineCommand } from '../chat/command.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import { editAndShow } from './edit-and-show.ts';
import { parcelArguments } from './parcel-arguments.ts';

/** The edit that people need most, in one word. */
function oneWordEdit(verb: string, summary: string, edit: ParcelEdit) {
  return defineCommand({
    verb,
    surface: 'parcels',
    group: 'change',
    summary,
    arguments: parcelArguments,
    examples: ['sto 402934299065'],
    visibility: 'asker',
    right: 'edit',
    operations: ['edit'],
    edits: Object.keys(edit) as (keyof ParcelEdit)[],

    run: ({ parcel }, context) => editAndShow(context, parcel, edit),
  });
}

export const received = oneWordEdit('received', 'Mark a parcel as delivered, whatever the courier says', {
  status: 'delivered',
});
export const problem = oneWordEdit('problem', 'Mark a parcel as a problem, whatever the courier says', {
  status: 'exception',
});
export const restore = oneWordEdit('restore', 'Go back to the status that the courier reports', {
  status: 'restore',
});
export const archive = oneWordEdit('archive', 'Put a parcel away: it is found, but no longer swept', {
  archived: true,
});
