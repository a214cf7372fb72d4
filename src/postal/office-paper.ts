/** What only the office sees on paper: compiled without the tags and rules that a reader's copy needs. */
import { locate, ProblemsError } from '../problems.ts';
import { compileTypst } from '../render/print/typst.ts';
import { printFailed } from './print-run-problems.ts';

export interface OfficePaper {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** The values of the elements labelled `count`, as they were laid out. */
  readonly found: readonly unknown[];
}

/** Throws ProblemsError where Typst cannot lay it out. */
export async function compileOffice(
  template: string,
  data: object,
  date: string,
  count?: string,
): Promise<OfficePaper> {
  const result = await compileTypst({
    template,
    data,
    date,
    accessible: false,
    ...(count === undefined ? {} : { count }),
  });
  if (result.pdf !== undefined) return result;
  throw new ProblemsError(
    result.messages.map((message) => locate(printFailed(message), { file: `print/${template}`, line: 0, column: 0 })),
  );
}
