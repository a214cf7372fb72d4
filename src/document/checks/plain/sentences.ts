/** The sentences of a text as readers count them. */

const SENTENCE = /[^。！？!?\n]+[。！？!?]*[」』）)]*/gu;

export const sentencesOf = (text: string): string[] =>
  [...text.matchAll(SENTENCE)].map(([sentence]) => sentence.trim()).filter((sentence) => sentence !== '');

/** Characters without spaces and brackets at the ends; an address counts as one word. */
export const lengthOf = (sentence: string): number =>
  [...sentence.replace(/https?:\/\/\S+|[\w.+-]+@[\w.-]+/g, 'リンク').replace(/\s/g, '')].length;
