import { parentPort, workerData } from 'node:worker_threads';
import { readHere, type ReadingTask } from './read.ts';

/** A reading thread: its share of the files, sent back batch by batch. */
for (const batch of readHere(workerData as ReadingTask)) parentPort!.postMessage(batch);
