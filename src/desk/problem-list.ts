/** Problems as the desk's pages show them. */
import { formatCount, type Problem, sortProblems } from '../problems.ts';

const MARKS: Readonly<Record<Problem['severity'], string>> = {
  error: '直すところ',
  warning: '気をつけるところ',
  hint: 'ヒント',
};

/** `false` where there are none, so that a template leaves the whole list out. */
export function viewProblems(problems: readonly Problem[]) {
  if (problems.length === 0) return false;
  return {
    count: formatCount(problems),
    items: sortProblems(problems).map(({ severity, message, mend, file, line }) => ({
      ...{ severity, mark: MARKS[severity], message, mend },
      place: line > 0 ? `${file} の ${line}行目` : file,
    })),
  };
}
