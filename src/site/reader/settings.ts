/** How a page is shown to this reader: attributes of <html> that the style sheet answers, kept on the device. */

import { CHOICES, type Setting } from './choices.ts';

const STORE = 'reading';
const root = document.documentElement;
const SETTINGS: readonly Setting[] = ['furigana', 'size', 'spacing', 'colour', 'phrases'];

export const isSetting = (name: string): name is Setting => name in CHOICES;

export const chosen = (name: Setting): string => root.dataset[name] ?? CHOICES[name][0];

function keep(): void {
  const values = SETTINGS.filter((name) => root.dataset[name] !== undefined).map((name) => [name, chosen(name)]);
  try {
    if (values.length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(values)));
  } catch {
    // In a private window a choice lasts as long as the page.
  }
}

export function choose(name: Setting, value: string): void {
  if (value === CHOICES[name][0]) delete root.dataset[name];
  else root.dataset[name] = value;
  keep();
}

export function chooseNothing(): void {
  for (const name of SETTINGS) delete root.dataset[name];
  keep();
}
