/** The panel 「読みやすくする」: its buttons and choices, and reading aloud. */

import { CHOICES } from './choices.ts';
import { markPage } from './page-marks.ts';
import { canReadAloud, ReadAloud } from './read-aloud.ts';
import { choose, chooseNothing, chosen, isSetting } from './settings.ts';
import { markWideTables } from './wide-tables.ts';

const part = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(selector);
  return found;
};

const PRESETS: Readonly<Record<string, readonly (readonly ['size' | 'furigana' | 'spacing' | 'phrases', string])[]>> = {
  large: [['size', '150']],
  furigana: [['furigana', 'all']],
  calm: [
    ['spacing', 'wide'],
    ['phrases', 'on'],
  ],
};

const root = document.documentElement;
const panel = part('#tools-panel');
const opener = part('#tools-open');
const more = part('#tools-more');
const morePanel = part('#tools-more-panel');
const said = part('#tools-said');
const bar = part('#speech-bar');
const pause = part('#speech-pause');
const main = part('#main');

let marked = JSON.stringify({ readings: false, breaks: false, dates: false });
let aloud: ReadAloud | undefined;

const isOn = (preset: string): boolean => (PRESETS[preset] ?? []).every(([name]) => chosen(name) !== CHOICES[name][0]);

/** Every control says what is in force, and the page follows. */
function show(): void {
  const wish = {
    readings: chosen('furigana') === 'all',
    breaks: chosen('phrases') === 'on',
    dates: Number(chosen('size')) >= 150,
  };
  if (JSON.stringify(wish) !== marked) {
    aloud?.stop();
    markPage(wish);
    marked = JSON.stringify(wish);
  }
  for (const button of panel.querySelectorAll<HTMLElement>('[data-preset]')) {
    button.setAttribute('aria-pressed', String(isOn(button.dataset.preset ?? '')));
  }
  for (const radio of panel.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    if (isSetting(radio.name)) radio.checked = chosen(radio.name) === radio.value;
  }
  markWideTables();
}

function toggle(button: HTMLElement, shown: HTMLElement, open: boolean): void {
  button.setAttribute('aria-expanded', String(open));
  shown.hidden = !open;
}

function press(preset: string): void {
  const on = isOn(preset);
  for (const [name, value] of PRESETS[preset] ?? []) choose(name, on ? CHOICES[name][0] : value);
  show();
}

const speed = (): number => Number(panel.querySelector<HTMLInputElement>('input[name=speed]:checked')?.value ?? 1);

function startSpeech(): ReadAloud {
  const voice = new ReadAloud({
    root: main,
    speed,
    onChange(state) {
      root.classList.toggle('speaking', state !== 'silent');
      const hadFocus = bar.contains(document.activeElement);
      bar.hidden = state === 'silent';
      pause.textContent = (state === 'paused' ? pause.dataset.sayResume : pause.dataset.sayPause) ?? '';
      paused = state === 'paused';
      if (bar.hidden && hadFocus) opener.focus();
    },
  });
  let paused = false;
  part('#speech-start').addEventListener('click', () => {
    voice.start();
    pause.focus();
  });
  pause.addEventListener('click', () => (paused ? voice.resume() : voice.pause()));
  part('#speech-stop').addEventListener('click', () => voice.stop());
  window.addEventListener('pagehide', () => voice.stop());
  panel.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'speed' && !bar.hidden && !paused) voice.resume();
  });
  return voice;
}

opener.addEventListener('click', () => toggle(opener, panel, panel.hasAttribute('hidden')));
more.addEventListener('click', () => toggle(more, morePanel, morePanel.hasAttribute('hidden')));
panel.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !isSetting(target.name)) return;
  choose(target.name, target.value);
  show();
});
panel.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-preset]') : null;
  if (button) press(button.dataset.preset ?? '');
});
part('#tools-reset').addEventListener('click', () => {
  chooseNothing();
  show();
  said.textContent = said.dataset.sayReset ?? '';
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || panel.hidden) return;
  const inside = panel.contains(document.activeElement);
  toggle(opener, panel, false);
  if (inside) opener.focus();
});
if (canReadAloud()) aloud = startSpeech();
else part('#tools-speech').hidden = true;
window.addEventListener('resize', markWideTables);
show();
root.classList.remove('waiting');
