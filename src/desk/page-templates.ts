/** The desk's own pages: Mustache templates beside this file, everything escaped. */
import { readdirSync, readFileSync } from 'node:fs';
import mustache from 'mustache';
import { escapeHtml } from '../render/escape.ts';

const FOLDER = new URL('./pages/', import.meta.url);

const templates = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.mustache'))
    .map((name) => [name.slice(0, -'.mustache'.length), readFileSync(new URL(name, FOLDER), 'utf8')]),
);

export function renderPage(name: string, view: object): string {
  const template = templates[name];
  if (template === undefined) throw new Error(`src/desk/pages/${name}.mustache is missing`);
  return mustache.render(template, view, templates, { escape: (value: unknown) => escapeHtml(String(value)) });
}

export const readPageFile = (name: 'desk.css' | 'desk.js'): string => readFileSync(new URL(name, FOLDER), 'utf8');
