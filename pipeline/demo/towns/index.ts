import type { Town } from '../town.ts';
import { alapaevsk } from './alapaevsk.ts';
import { krasnoselsky } from './krasnoselsky.ts';
import { murom } from './murom.ts';
import { rybinsk } from './rybinsk.ts';
import { volgodonsk } from './volgodonsk.ts';

/** A town for every document, in the order of the documents. */
export const towns: readonly Town[] = [rybinsk, murom, alapaevsk, volgodonsk, krasnoselsky];
