/** What can be wrong with taking back an end or a stop. */
import { error, type Fault } from '../problems.ts';

export const nothingToReinstate = (what: 'registration' | 'mail'): Fault =>
  what === 'registration'
    ? error(
        'not-ended',
        'この人の登録は終わっていないので、もどすものがありません。',
        '--resume-registration を消してください。状態は subscribers show で見られます。',
      )
    : error(
        'mail-not-stopped',
        'この人のメールは止めていないので、もどすものがありません。',
        '--mail-again を消してください。状態は subscribers show で見られます。',
      );

export const reasonMissing = error(
  'reason-missing',
  '登録やメールをもどすときは、わけと日付がいります。',
  '--reason "番号をまちがえて終了にした" --date 2023-06-01 のように、わけと、確かめた日を書いてください。',
);

export const reasonWithoutUse = error(
  'reason-without-use',
  '--reason と --date は、--resume-registration か --mail-again といっしょに使います。',
  '登録をもどすなら --resume-registration を、メールをもどすなら --mail-again を書きたしてください。',
);

export const futureReinstatement = error(
  'future-date',
  'まだ来ていない日です。',
  'もどすことを確かめた日を、2023-06-01 の形で書いてください。',
);
