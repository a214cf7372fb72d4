/**
 * Words whose reading depends on what stands around them and that the general dictionary gets wrong: 方 (かた, ほう),
 * 行った (いった, おこなった), 開く, 中, 後, 日. The first rule that claims a stretch of text wins.
 */
import type { Word } from './word.ts';

interface Rule {
  /** Matches the word alone; what must stand around it is in lookarounds. */
  readonly pattern: RegExp;
  readonly reading: string;
  /** Whether the surroundings leave no doubt; otherwise a person confirms it. */
  readonly sure: boolean;
}

const sure = (pattern: RegExp, reading: string): Rule => ({ pattern, reading, sure: true });
const likely = (pattern: RegExp, reading: string): Rule => ({ pattern, reading, sure: false });

const BEFORE_NUMBERS: readonly Rule[] = [
  sure(/第(?=[ 　]?[0-9０-９一二三四五六七八九十])/gu, 'だい'),
  sure(/(?<!\p{sc=Han})全(?=[ 　]?[0-9０-９一二三四五六七八九十])/gu, 'ぜん'),
  sure(/(?<!\p{sc=Han})約(?=[ 　]?[0-9０-９一二三四五六七八九十])/gu, 'やく'),
  sure(/(?<!\p{sc=Han})計(?=[ 　]?[0-9０-９一二三四五六七八九十])/gu, 'けい'),
  sure(/(?<!\p{sc=Han})満(?=[ 　]?[0-9０-９一二三四五六七八九十])/gu, 'まん'),
  sure(
    /(?<!\p{sc=Han}|[0-9０-９][ 　]?)年(?=[ 　]?[0-9０-９一二三四五六七八九十]+[ 　]?[回日]|に[ 　]?(?:[0-9０-９一二三四五六七八九十何数]))/gu,
    'ねん',
  ),
  sure(
    /(?<!\p{sc=Han}|[0-9０-９][ 　]?)週(?=[ 　]?[0-9０-９一二三四五六七八九十]+[ 　]?[回日]|に[ 　]?(?:[0-9０-９一二三四五六七八九十何数]))/gu,
    'しゅう',
  ),
  sure(
    /(?<!\p{sc=Han}|[0-9０-９か][ 　]?)月(?=[ 　]?[0-9０-９一二三四五六七八九十]+[ 　]?[回日]|に[ 　]?(?:[0-9０-９一二三四五六七八九十何数]))/gu,
    'つき',
  ),
  sure(/(?<=[0-9０-９]+[ 　]?(?:回|月|年度?|週)[ 　]?)当(?=たり)/gu, 'あ'),
];

const UNITS: readonly Rule[] = [
  sure(/(?<=[（(])件(?=[）)])/gu, 'けん'),
  sure(/(?<=[（(])名(?=[）)])/gu, 'めい'),
  sure(/(?<=[（(])人(?=[）)])/gu, 'にん'),
  sure(/(?<=[A-ZＡ-Ｚ][ 　]?)型/gu, 'がた'),
  sure(/(?<=人)一組/gu, 'ひとくみ'),
];

const WHAT: readonly Rule[] = [
  sure(/何(?=で(?:も|す|し)|の|と|だ|なの)/gu, 'なん'),
  sure(/何(?=[かをがもよ]|から|に)/gu, 'なに'),
];

const KATA: readonly Rule[] = [
  sure(/(?<!\p{sc=Han})方々/gu, 'かたがた'),
  likely(/(?<=[様生者員])方(?!\p{sc=Han})/gu, 'がた'),
  likely(/(?<=[こそあど]ちらの?)方(?!\p{sc=Han})/gu, 'ほう'),
  likely(/(?<=[左右上下前後東西南北奥海山外]の)方(?!\p{sc=Han})/gu, 'ほう'),
  likely(
    /(?<=[たいるのな])方(?=[がは](?:い|良|よ|楽|安|早|速|便利|多|少|大き|小さ|わか|合|好き|むず|簡単|得|近|高))/gu,
    'ほう',
  ),
  likely(/(?<![\p{sc=Han}])方(?!\p{sc=Han})/gu, 'かた'),
];

const GO_OR_DO: readonly Rule[] = [
  sure(/行(?=[わいうえ])/gu, 'おこな'),
  sure(/行(?=お(?:う|こ))/gu, 'おこな'),
  sure(/(?<![\p{sc=Han}])行(?=[かきくけこ])/gu, 'い'),
  likely(
    /(?<=(?:を通じて|を使って|について|に向けて|に合わせて|とともに|ていねいに|丁寧に|的に|別に|ごとに|中心に))行(?=っ)/gu,
    'おこな',
  ),
  likely(/(?<=(?:対面|会場|会議室|集合|オンライン|センター|対象|共同|合同|全員|協働)で)行(?=っ)/gu, 'おこな'),
  likely(/(?<=[にへでて]|まで|から|一緒に|一人で)行(?=っ)/gu, 'い'),
  likely(/(?<=を[^。にへ]{0,12})行(?=っ)/gu, 'おこな'),
  likely(/(?<=[がはも])行(?=って(?:い|お))/gu, 'おこな'),
];

const OPEN: readonly Rule[] = [
  likely(/(?<=を[^。、]{0,8})開(?=[いかきくこ])/gu, 'ひら'),
  likely(/(?<=(?:まで|から|窓|窓口|店|戸|ドア|口|センター|図書館|事務所)[はがも]?)開(?=[いきくか])/gu, 'あ'),
  likely(/(?<=時[^。、]{0,6}に)開(?=[いきく])/gu, 'あ'),
  likely(/開(?=か[れせ])/gu, 'ひら'),
  likely(/(?<!\p{sc=Han})開(?=け)/gu, 'あ'),
  likely(/(?<=席[がは]|おなか[がは])空(?=[いきく])/gu, 'あ'),
  likely(/(?<=おなか[がは]|お腹[がは])空(?=[いきく])/gu, 'す'),
  likely(/空(?=[いきく](?!っ))/gu, 'あ'),
];

const INSIDE: readonly Rule[] = [
  sure(/(?<=(?:世界|日本|今日|一晩|家|体))中(?!\p{sc=Han})/gu, 'じゅう'),
  likely(/(?<=[のるいただ])中(?!\p{sc=Han})/gu, 'なか'),
  likely(/(?<=\p{sc=Han}{2})中(?!\p{sc=Han})/gu, 'ちゅう'),
  likely(/(?<=[のるいただ])間(?!\p{sc=Han}|[違に]合)/gu, 'あいだ'),
  sure(/間(?=に合)/gu, 'ま'),
];

const BEFORE_AND_AFTER: readonly Rule[] = [
  likely(/(?<=その)後(?![\p{sc=Han}ろほで])/gu, 'ご'),
  sure(/後(?=ろ)/gu, 'うし'),
  sure(/後(?=ほど)/gu, 'のち'),
  likely(/(?<![\p{sc=Han}0-9０-９])後(?![\p{sc=Han}ろほ])/gu, 'あと'),
  likely(/(?<=\p{sc=Han}{2})(?<![午今最前以直老背])後(?![\p{sc=Han}ろ])/gu, 'ご'),
  likely(/(?<=\p{sc=Han}{2})(?<![午以事直名出手人])前(?!\p{sc=Han})/gu, 'まえ'),
];

const DAY_AND_PEOPLE: readonly Rule[] = [
  sure(/(?<!(?:^|[\p{sc=Han}0-9０-９])[ 　]?)日(?![\p{sc=Han}]|にち)/gu, 'ひ'),
  sure(/(?<=^[ 　]?)日(?=[のがをもはに])/gu, 'ひ'),
  likely(/(?<=^[ 　]?)日(?![\p{sc=Han}]|にち)/gu, 'ひ'),
  likely(/(?<![\p{sc=Han}0-9０-９][ 　]?)人(?!\p{sc=Han})/gu, 'ひと'),
  likely(/(?<!\p{sc=Han})他(?!\p{sc=Han})(?<!その他)/gu, 'ほか'),
  sure(/(?<!\p{sc=Han})主(?=[にな])/gu, 'おも'),
  likely(/(?<!\p{sc=Han})角(?!\p{sc=Han})/gu, 'かど'),
];

const VERBS: readonly Rule[] = [
  likely(/(?<=に)通(?=[わいうえおっ])/gu, 'かよ'),
  likely(/(?<=気に)入(?=[らりるれっ])/gu, 'い'),
  likely(/(?<=[がは])辛(?=い|く|か)/gu, 'つら'),
  likely(/辛(?=[いくか])/gu, 'つら'),
  likely(/(?<=で|でも)入(?=れ)/gu, 'はい'),
  likely(/怒(?=り[をがのでやは、])/gu, 'いか'),
  likely(/(?<!\p{sc=Han})怒(?=[らりるれっ])/gu, 'おこ'),
];

const RULES: readonly Rule[] = [
  ...BEFORE_NUMBERS,
  ...UNITS,
  ...WHAT,
  ...KATA,
  ...GO_OR_DO,
  ...OPEN,
  ...INSIDE,
  ...BEFORE_AND_AFTER,
  ...DAY_AND_PEOPLE,
  ...VERBS,
];

const AMBIGUOUS = /^[方行開空中間後前日人他頃通入辛怒何角]\p{Script=Hiragana}*$/u;

/** Whether a word may be read otherwise elsewhere, so that confirming it needs the words around it. */
export const isAmbiguous = (word: string): boolean => AMBIGUOUS.test(word);

/** Words whose surroundings decide, in the order of the rules. */
export function* readAmbiguous(text: string): Generator<Word> {
  for (const { pattern, reading, sure: confirmed } of RULES) {
    for (const { 0: word, index } of text.matchAll(pattern)) {
      yield { start: index, end: index + word.length, reading, confirmed };
    }
  }
}
