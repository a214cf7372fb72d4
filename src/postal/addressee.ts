/** Whom an envelope is for: the name as the list has it, with the honorific that it needs. */

export type Honorific = '様' | '御中' | '殿';

export interface Addressee {
  /** Without the honorific. */
  readonly name: string;
  readonly honorific: Honorific;
}

const WRITTEN = /[\s　]*(様|御中|殿)$/u;
const ORGANISATION =
  /株式会社|有限会社|合同会社|（株）|\(株\)|㈱|法人|協会|組合|作業所|事業所|事務所|センター|病院|学校|役所|役場|会社/u;
/** What a department is called by. */
const DEPARTMENT = /(?:..部|課|係|室|局|班|支店|営業所)$/u;

/** A company or a department is 御中; a person there, named last, is 様. */
function chooseHonorific(name: string): Honorific {
  const parts = name.split(/[\s　]+/u);
  const last = parts.at(-1) ?? '';
  if (ORGANISATION.test(last)) return '御中';
  return parts.some((part) => ORGANISATION.test(part)) && DEPARTMENT.test(last) ? '御中' : '様';
}

const isHonorific = (value: string | undefined): value is Honorific =>
  value === '様' || value === '御中' || value === '殿';

/** What the list already says is kept. */
export function readAddressee(written: string): Addressee {
  const name = written.trim();
  const honorific = WRITTEN.exec(name)?.[1];
  if (isHonorific(honorific)) return { name: name.replace(WRITTEN, ''), honorific };
  return { name, honorific: chooseHonorific(name) };
}

/** As it is printed. */
export const writeAddressee = ({ name, honorific }: Addressee): string => `${name} ${honorific}`;
