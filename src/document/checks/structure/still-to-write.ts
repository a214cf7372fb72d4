/** Places that a new file left for its writer. A draft may still have them: nobody is sent it. */
import { TO_WRITE } from '../../scaffold/placeholder.ts';
import type { Finding, Rule } from '../rule.ts';
import { stillToWrite } from '../structure-problems.ts';

const DRAFT = /^draft:\s*true\b/mu;

export const checkStillToWrite: Rule = function* ({ file, source }): Generator<Finding> {
  const isDraft = DRAFT.test(source);
  for (const [index, line] of source.split('\n').entries()) {
    for (const match of line.matchAll(TO_WRITE)) {
      yield {
        fault: stillToWrite(match[0], match[1] ?? '', isDraft),
        origin: { file, line: index + 1, column: match.index + 1 },
      };
    }
  }
};
