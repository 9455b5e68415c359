import { serve } from '../pool/serve.ts';
import { read } from './read.ts';

/** A reading thread: tasks come as many together as were waiting. */
serve(read);
