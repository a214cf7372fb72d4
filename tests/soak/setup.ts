/** Every property many times over, and none for longer than its share. */
import fc from 'fast-check';
import { runs } from '../runs.ts';

fc.configureGlobal({ numRuns: runs(100), interruptAfterTimeLimit: 40_000 });
