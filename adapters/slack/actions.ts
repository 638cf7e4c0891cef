import type { types } from '@slack/bolt';
import { fitText } from '../../src/cards/fit.ts';
import { encodeCall, fits } from '../../src/domain/call.ts';
import type { Action, Button, Menu } from '../../src/domain/card.ts';
import { SLACK_LIMITS } from './limits.ts';
import { plain } from './text.ts';

/** What the id of everything that can be pressed begins with; the call itself is its value. */
export const CALL_PREFIX = 'call-';

/** Buttons and menus in one block below the message; none where there is nothing to press. */
export function renderActions(actions: readonly Action[]): types.KnownBlock[] {
  const elements = actions
    .flatMap((action, index): types.ActionsBlockElement[] =>
      action.type === 'button' ? renderButton(action, index) : renderMenu(action, index),
    )
    .slice(0, SLACK_LIMITS.actionsPerBlock);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function renderButton({ label, style, call }: Button, index: number): types.Button[] {
  if (!fits(call, SLACK_LIMITS.buttonValue)) return [];
  return [
    {
      type: 'button',
      text: { type: 'plain_text', text: fitText(plain(label), SLACK_LIMITS.buttonText) || '–', emoji: true },
      action_id: `${CALL_PREFIX}${index}`,
      value: encodeCall(call),
      ...(style === 'plain' ? {} : { style }),
    },
  ];
}

function renderMenu({ placeholder, choices }: Menu, index: number): types.StaticSelect[] {
  const options = choices
    .filter(({ call }) => fits(call, SLACK_LIMITS.optionValue))
    .slice(0, SLACK_LIMITS.options)
    .map(({ label, call }) => ({
      text: {
        type: 'plain_text' as const,
        text: fitText(plain(label), SLACK_LIMITS.optionText) || '–',
        emoji: true,
      },
      value: encodeCall(call),
    }));
  if (options.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: `${CALL_PREFIX}${index}`,
      placeholder: { type: 'plain_text', text: fitText(plain(placeholder), SLACK_LIMITS.placeholder) },
      options,
    },
  ];
}
