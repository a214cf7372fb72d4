/** The brand in a file's first box: iPhones write heic, whatever the file's name says. */
export const isHeic = (bytes: Uint8Array): boolean =>
  /^ftyp(?:hei|hev|mif1|msf1)/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));
