/**
 * Renders the project's own drawings (scripts/drawings/*.svg) to the pictures that the sample content shows. Staff
 * bring photographs and PNGs, so the samples go the same way and exercise the same picture path.
 * Run: `node scripts/drawings.ts` after changing a drawing.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Drawing to the picture in `content/` that shows it. */
const PICTURES: Readonly<Record<string, string>> = {
  'autumn-bench': 'issues/2023-autumn/autumn-bench.png',
  bowling: 'issues/2023-winter/bowling.png',
  'chair-yoga': 'issues/2023-summer/chair-yoga.png',
  'interview-desk': 'issues/2023-summer/interview-desk.png',
  'long-service': 'issues/2023-winter/long-service.png',
  'mihon-hanako': 'staff/mihon-hanako.png',
  'mihon-sakura': 'staff/mihon-sakura.png',
  'mihon-taro': 'staff/mihon-taro.png',
  notebook: 'issues/2023-autumn/notebook.png',
  'summer-sea': 'issues/2023-summer/summer-sea.png',
  'talking-circle': 'issues/2023-autumn/talking-circle.png',
  'winter-fuji': 'issues/2023-winter/winter-fuji.png',
  workplace: 'issues/2023-winter/workplace.png',
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A palette keeps flat drawings small without visible loss. */
async function renderDrawing(name: string, picture: string): Promise<number> {
  const source = await readFile(join(root, 'scripts', 'drawings', `${name}.svg`));
  const bytes = await sharp(source).png({ palette: true, colours: 128, dither: 0.6, compressionLevel: 9 }).toBuffer();
  const target = join(root, 'content', picture);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  return bytes.byteLength;
}

for (const [name, picture] of Object.entries(PICTURES).sort()) {
  const bytes = await renderDrawing(name, picture);
  console.log(`content/${picture}  ${Math.round(bytes / 1024)} KB`);
}
