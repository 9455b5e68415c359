import { serve } from '../pool/serve.ts';
import { make } from './make.ts';
import type { MakingTask } from './task.ts';

/** The making thread: workbooks and sums, one task at a time. */
serve((tasks: readonly MakingTask[]) => Promise.all(tasks.map(make)));
