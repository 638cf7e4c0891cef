import { choicesOf } from '../../adapters/console/render.ts';
import { cardOf, type useCore } from './core.ts';
import { originAt } from './origin.ts';

/** The plan for a file, and its buttons by their labels. */
export async function importing(core: Awaited<ReturnType<typeof useCore>>, file: string) {
  const { card } = cardOf(await core.dispatcher.fromOptions(originAt('T1', 'C1'), 'import', { file }));
  const choices = choicesOf(card);
  const press = (label: string) => {
    const choice = choices.find((each) => each.label === label);
    if (!choice) throw new Error(`There is no button “${label}”.`);
    return core.press(choice.token);
  };
  return { card, press, buttons: choices.map(({ label }) => label), shown: JSON.stringify(card) };
}
