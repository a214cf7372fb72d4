/** The page read aloud by the device, sentence by sentence, with the sentence marked. */
import { listSentences, type Sentence } from './sentences.ts';

export type ReadingState = 'silent' | 'reading' | 'paused';

interface Options {
  readonly root: Element;
  readonly onChange: (state: ReadingState) => void;
  /** 1 is the device's own speed. */
  readonly speed: () => number;
}

export const canReadAloud = (): boolean => 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window;

function unmark(): void {
  for (const mark of document.querySelectorAll('mark.spoken')) mark.replaceWith(...mark.childNodes);
}

function mark({ nodes }: Sentence): void {
  unmark();
  for (const node of nodes) {
    const around = document.createElement('mark');
    around.className = 'spoken';
    node.replaceWith(around);
    around.append(node);
  }
  const first = nodes[0]?.parentElement;
  const place = first?.getBoundingClientRect();
  if (place && (place.top < 0 || place.bottom > window.innerHeight * 0.8)) first?.scrollIntoView({ block: 'center' });
}

/** Pausing ends the utterance and remembers the sentence: Android's own pause forgets it. */
export class ReadAloud {
  readonly #options: Options;
  #sentences: readonly Sentence[] = [];
  #at = 0;
  /** Counts what was handed to the device; what an older utterance reports is no longer of interest. */
  #turn = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.#sentences = listSentences(this.#options.root);
    this.#at = 0;
    this.resume();
  }

  pause(): void {
    this.#fallSilent();
    this.#options.onChange('paused');
  }

  resume(): void {
    this.#fallSilent();
    this.#options.onChange('reading');
    this.#speak();
  }

  stop(): void {
    this.#fallSilent();
    unmark();
    this.#options.onChange('silent');
  }

  #fallSilent(): void {
    this.#turn += 1;
    window.speechSynthesis.cancel();
  }

  #speak(): void {
    const sentence = this.#sentences[this.#at];
    if (sentence === undefined) {
      this.stop();
      return;
    }
    const turn = this.#turn;
    const utterance = new SpeechSynthesisUtterance(sentence.spoken);
    utterance.lang = 'ja-JP';
    utterance.rate = this.#options.speed();
    utterance.onend = () => {
      if (turn !== this.#turn) return;
      this.#at += 1;
      this.#speak();
    };
    utterance.onerror = () => {
      if (turn === this.#turn) this.stop();
    };
    mark(sentence);
    window.speechSynthesis.speak(utterance);
  }
}
