/** How people name a copy: by registration number or by the label it bears. */

interface Copy {
  readonly registrationNumber: string;
  readonly serial?: string | null | undefined;
}

/** Ａ－０１２ and a-012 are A-012 to whoever types it. */
const fold = (id: string): string => id.normalize('NFKC').toUpperCase();

export const isNumbered =
  (id: string) =>
  ({ registrationNumber }: Copy): boolean =>
    fold(registrationNumber) === fold(id);

export const isNamed =
  (id: string) =>
  (copy: Copy): boolean =>
    isNumbered(id)(copy) || (typeof copy.serial === 'string' && fold(copy.serial) === fold(id));

/** The label of one copy and the number of another person: nobody can tell which is meant. */
export const isAmbiguous = (id: string, copies: readonly Copy[]): boolean => copies.filter(isNamed(id)).length > 1;
