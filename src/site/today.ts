/** The day of the build in Japan; the one place of the site that asks a clock. */
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** `YYYY-MM-DD` */
export const readToday = (): string => format.format(new Date());
