/**
 * What one frozen edition consists of. The edition's hash covers everything a reader can get: the bytes of HTML, text
 * and PDF, the subjects, and each picture by its source and settings (re-encoding by another libvips does not make it
 * another edition).
 */
import { z } from 'zod';
import { PUBLICATION_KINDS } from '../document/nodes.ts';
import { LATE_FIELDS } from '../render/email/late-fields.ts';
import { AUDIENCES, READINGS, SIZES } from '../variants.ts';

export const editionFileSchema = z.strictObject({
  audience: z.enum(AUDIENCES),
  reading: z.enum(READINGS),
  /** `regular` for HTML and text, which have no size of their own. */
  size: z.enum(SIZES),
  medium: z.enum(['html', 'text', 'pdf', 'script']),
  /** Relative to the edition's folder, forward slashes. */
  path: z.string(),
  sha256: z.hex(),
  bytes: z.int(),
});
export type EditionFile = z.output<typeof editionFileSchema>;

const editionMessageSchema = z.strictObject({
  audience: z.enum(AUDIENCES),
  reading: z.enum(READINGS),
  subject: z.string(),
  preheader: z.string(),
  /** Names of the `{{fields}}` that stand in HTML or text and are filled in for each reader. */
  lateFields: z.array(z.enum(LATE_FIELDS)),
});

const editionPictureSchema = z.strictObject({
  /** Relative to the edition's folder and, with a leading slash, to the site: `pictures/<name>.jpg`. */
  path: z.string(),
  source: z.hex(),
  settings: z.string(),
});

/** What lies on top of a copy in the print run: one file for each audience, reading and size. */
export const editionCoverSchema = editionFileSchema.omit({ medium: true });
export type EditionCover = z.output<typeof editionCoverSchema>;

const editionEnclosureSchema = z.strictObject({
  name: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  sheets: z.int(),
  grams: z.number(),
});

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  publication: z.string(),
  kind: z.enum(PUBLICATION_KINDS),
  title: z.string(),
  date: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  /** sha256, hexadecimal, of everything else in this manifest (pictures by source and settings). */
  edition: z.hex(),
  /** Eight characters for people to compare; the hash itself is never shown. */
  code: z.string(),
  files: z.array(editionFileSchema),
  messages: z.array(editionMessageSchema),
  pictures: z.array(editionPictureSchema),
  /** Missing in editions that were built before there was a print run. */
  covers: z.array(editionCoverSchema).optional(),
  /** Hash of what the public web may show of it; missing in editions that were built before it was kept. */
  web: z.hex().optional(),
  /** What lies in the envelopes beside the copy, in order; missing in editions that were built before it was kept. */
  enclosures: z.array(editionEnclosureSchema).optional(),
});
export type Manifest = z.output<typeof manifestSchema>;
