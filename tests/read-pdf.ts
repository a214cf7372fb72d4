/** A PDF read back as a reader's software sees it: text with its place, tags, bookmarks and metadata. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

export interface PdfWord {
  readonly text: string;
  /** Millimetres from the left and the top of the page; `y` is the baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfTag {
  readonly role: string;
  readonly alt: string | undefined;
}

export interface ReadPdf {
  readonly pages: readonly (readonly PdfWord[])[];
  /** A page's words run together, one page an entry. */
  readonly texts: readonly string[];
  readonly tags: readonly PdfTag[];
  readonly bookmarks: readonly string[];
  readonly title: string;
  readonly language: string;
  /** The raw XMP packet. */
  readonly metadata: string;
}

const itemSchema = z.object({ str: z.string(), transform: z.array(z.number()), width: z.number(), height: z.number() });
const nodeSchema = z.object({
  role: z.string().optional(),
  alt: z.string().optional(),
  children: z.array(z.unknown()).optional(),
});
interface Outline {
  readonly title: string;
  readonly items: readonly Outline[];
}

const MM = 25.4 / 72;

function* eachTag(node: unknown): Generator<PdfTag> {
  const parsed = nodeSchema.safeParse(node);
  if (!parsed.success) return;
  if (parsed.data.role !== undefined) yield { role: parsed.data.role, alt: parsed.data.alt };
  for (const child of parsed.data.children ?? []) yield* eachTag(child);
}

const titlesOf = (outline: readonly Outline[]): string[] =>
  outline.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const pages: PdfWord[][] = [];
  const tags: PdfTag[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const height = page.getViewport({ scale: 1 }).height;
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        const parsed = itemSchema.safeParse(item);
        if (!parsed.success || parsed.data.str.trim() === '') return [];
        const { str, transform, width, height: tall } = parsed.data;
        const [, , , , x = 0, y = 0] = transform;
        return [{ text: str, x: x * MM, y: (height - y) * MM, width: width * MM, height: tall * MM }];
      }),
    );
    tags.push(...eachTag(await page.getStructTree()));
  }
  const outline: readonly Outline[] = (await document.getOutline()) ?? [];
  const { info, metadata } = await document.getMetadata();
  const { Title = '', Language = '' } = z
    .object({ Title: z.string().optional(), Language: z.string().nullish() })
    .parse(info);
  await loading.destroy();
  return {
    pages,
    texts: pages.map((words) => words.map(({ text }) => text).join('')),
    tags,
    bookmarks: titlesOf(outline),
    title: Title,
    language: Language ?? '',
    metadata: metadata === null ? '' : String(metadata.getRaw()),
  };
}
