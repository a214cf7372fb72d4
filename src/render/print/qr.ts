/** A QR code as one vector path, dark modules on nothing; the template gives it its quiet zone. */
import { encodeQR } from 'etiket/qr';

/** Runs of dark modules in one row, as path commands. */
function drawRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true || row[x - 1] === true) continue;
    let end = x;
    while (row[end] === true) end += 1;
    path += `M${x} ${y}h${end - x}v1h${x - end}z`;
  }
  return path;
}

/** A longer address makes modules too small for a printed page and an old telephone. */
const LONGEST_BYTES = 300;

/** Error correction M: a crease or a stain of 15 % may be there. Empty for an address that is too long. */
export function drawQr(text: string): string {
  if (Buffer.byteLength(text) > LONGEST_BYTES) return '';
  const modules = encodeQR(text, { ecLevel: 'M' });
  const path = modules.map(drawRow).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.length} ${modules.length}"><path d="${path}"/></svg>`;
}
