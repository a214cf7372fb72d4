/**
 * What mail programs drop of a mail, asked of caniemail's data program by program. The mail is taken apart into the
 * things a program can know or not (a tag, one declaration, one rule of a style sheet), each asked once per process:
 * all mails are made of the same few hundred.
 */
import type { CanIEmailOptions } from 'caniemail';
import { z } from 'zod';
import { readTable } from './read-table.ts';

const client = z.string().regex(/^[a-z-]+\.[a-z-]+$/);

const degradation = z.strictObject({
  feature: z.string().describe("caniemail's title"),
  upTo: z.enum(['partial', 'none']).describe('the least support that is accepted'),
  fallback: z.string().min(1).describe('what the reader has then'),
});

const table = readTable(
  'accepted-degradations.yaml',
  z.strictObject({ clients: z.array(client).min(1), accepted: z.array(degradation) }),
);

export const MAIL_CLIENTS: readonly string[] = table.clients;

const accepted = new Map(table.accepted.map(({ feature, upTo }) => [feature, upTo]));

export const ACCEPTED_FEATURES: readonly string[] = [...accepted.keys()];

export interface Drop {
  /** caniemail's title of what is dropped. */
  readonly feature: string;
  readonly support: 'partial' | 'none';
  readonly client: string;
}

export const isAccepted = ({ feature, support }: Drop): boolean => {
  const upTo = accepted.get(feature);
  return upTo === 'none' || (upTo === 'partial' && support === 'partial');
};

/** A tag or rule, alone, as caniemail takes it. */
export type Piece = { readonly html: string } | { readonly css: string };

export type AskClients = (piece: Piece) => readonly Drop[];

const isClient = (name: string): name is CanIEmailOptions['clients'][number] => MAIL_CLIENTS.includes(name);

async function openQuestions(): Promise<AskClients> {
  const { caniemail } = await import('caniemail');
  const askOne = (name: string, piece: Piece): Drop[] => {
    if (!isClient(name)) return [];
    try {
      const { errors, warnings } = caniemail({ clients: [name], ...piece }).issues;
      const drops = (issues: typeof errors, support: Drop['support']): Drop[] =>
        [...issues.values()].flat().map(({ title }) => ({ feature: title, support, client: name }));
      return [...drops(errors, 'none'), ...drops(warnings, 'partial')];
    } catch (cause) {
      // Nobody has tried this feature in this program: there is nothing to know.
      if (cause instanceof RangeError) return [];
      throw cause;
    }
  };
  const answers = new Map<string, readonly Drop[]>();
  return (piece) => {
    const key = JSON.stringify(piece);
    const known = answers.get(key) ?? MAIL_CLIENTS.flatMap((name) => askOne(name, piece));
    answers.set(key, known);
    return known;
  };
}

let questions: Promise<AskClients> | undefined;

/** Loaded with the first mail. */
export const openMailClients = (): Promise<AskClients> => (questions ??= openQuestions());
