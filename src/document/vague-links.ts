/** Words of a link that name no place: こちら, くわしくは and the like. */
const VAGUE =
  /^(?:[【［[(（「→▶►＞>\s]*)(?:(?:くわしくは|詳しくは|詳細は?)?(?:、)?(?:こちら|コチラ|此方|ここ|ココ)(?:から|へ|を|で)?(?:クリック|どうぞ|見る|ご覧ください)?|クリック(?:する|してください)?|詳細|くわしく|もっと見る|続きを読む|リンク|URL|link|here|ページ)(?:[】］\])）」←◀＞>。！!\s]*)$/iu;

export const isVagueLink = (words: string): boolean => VAGUE.test(words);
