/** The wording of what can be wrong in interviews, summaries and slips. */
import { error, type Fault } from '../problems.ts';

export const qaEmpty = (): Fault =>
  error(
    'qa-empty',
    '<QA> の中に質問がありません。',
    '「Q：今のお仕事は何ですか。」のように、行の初めに Q： と書いてください。',
  );

export const qaWithoutQuestion = (): Fault =>
  error(
    'qa-without-question',
    '<QA> の初めに、質問のない文章があります。だれへの答えか分かりません。',
    'この文章を <QA> の前に移すか、上に「Q：…」の行を書いてください。',
  );

export const qaWithoutAnswer = (question: string): Fault =>
  error('qa-without-answer', `質問「${question}」に答えがありません。`, '次の行に「A：…」と書いてください。');

export const easyReadAlone = (): Fault =>
  error(
    'easy-read-alone',
    '<EasyRead> のあとに文章がありません。何をやさしく書いたものか分かりません。',
    '<EasyRead> を、見出しのすぐ下、もとの文章の前に置いてください。',
  );

export const replySlipEmpty = (): Fault =>
  error(
    'reply-slip-empty',
    '<ReplySlip> に、返事をえらぶものがありません。',
    'events="行事の id" か choices="はい いいえ" を書いてください。',
  );

export const scheduleReversed = (from: string, to: string): Fault =>
  error(
    'end-before-start',
    `終わりの日（${to}）が始まりの日（${from}）より前です。`,
    `<Schedule from="${to}" to="${from}" /> と書いてください。`,
  );
