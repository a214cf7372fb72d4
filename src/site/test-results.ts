/** What the last run of the tests found on the pages of this product; the accessibility page shows it as it is. */
import { z } from 'zod';

export const testResultsSchema = z.strictObject({
  /** Day of the run in Japan, `YYYY-MM-DD`. */
  date: z.iso.date(),
  /** Programs with their versions. */
  tools: z.array(z.string()),
  checks: z.array(
    z.strictObject({
      what: z.string(),
      /** How many pages, or pages in different settings, were looked at. */
      tried: z.int(),
      /** How many faults were found. */
      found: z.int(),
    }),
  ),
});
export type TestResults = z.output<typeof testResultsSchema>;
