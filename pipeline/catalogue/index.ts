import { alapaevsk } from './alapaevsk/index.ts';
import { krasnoselsky } from './krasnoselsky/index.ts';
import { murom } from './murom/index.ts';
import { rybinsk } from './rybinsk/index.ts';
import type { Framework } from './types.ts';
import { volgodonsk } from './volgodonsk/index.ts';

/** Every document «Свод» knows, in the order of the source documents. A sixth is one more line here. */
export const frameworks: readonly Framework[] = [rybinsk, murom, alapaevsk, volgodonsk, krasnoselsky];

/** The document with this id, or undefined. */
export const findFramework = (id: string): Framework | undefined => frameworks.find((one) => one.id === id);
