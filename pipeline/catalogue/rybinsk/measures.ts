import { direction1 } from './direction1.ts';
import { direction2 } from './direction2.ts';
import { direction3 } from './direction3.ts';
import { direction4 } from './direction4.ts';

export const measures = [...direction1, ...direction2, ...direction3, ...direction4];
