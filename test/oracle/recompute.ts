import { alapaevsk } from './alapaevsk.ts';
import type { OracleInput } from './input.ts';
import { krasnoselsky } from './krasnoselsky.ts';
import { ledgerOf, type Expected } from './ledger.ts';
import { murom } from './murom.ts';
import { rybinsk } from './rybinsk.ts';
import { alapaevskTables, muromTables, rybinskTables, type ExpectedTable } from './tables.ts';
import { volgodonsk } from './volgodonsk.ts';

export interface ExpectedFramework {
  readonly id: string;
  readonly indicators: readonly Expected[];
  readonly tables: readonly ExpectedTable[];
}

/**
 * Every number of `results.json`, worked out a second time from `indicators.md` alone: rows and loops, nothing shared
 * with the pipeline, so that a misreading there does not repeat itself here.
 */
export function recompute(input: OracleInput): ExpectedFramework[] {
  const ledger = ledgerOf(input);
  return input.frameworks.map((id): ExpectedFramework => {
    switch (id) {
      case 'alapaevsk': {
        const indicators = alapaevsk(ledger);
        return { id, indicators, tables: alapaevskTables(ledger, indicators) };
      }
      case 'murom':
        return { id, indicators: murom(ledger), tables: muromTables(ledger) };
      case 'rybinsk':
        return { id, indicators: rybinsk(ledger), tables: rybinskTables(ledger) };
      case 'volgodonsk':
        return { id, indicators: volgodonsk(ledger), tables: [] };
      case 'krasnoselsky':
        return { id, indicators: krasnoselsky(ledger), tables: [] };
      default:
        throw new Error(`No document ${id}`);
    }
  });
}
