import { builder, type Expected, type Ledger } from './ledger.ts';
import { sets } from './people.ts';

/** The six indicators of Volgodonsk (indicators.md §6). */
export function volgodonsk(ledger: Ledger): Expected[] {
  const { people, answered, municipalShare } = builder(ledger);
  const { ped, pedHeads, iom, support } = sets;
  const { u35s3, dpp } = ledger.dates;
  return [
    people('V1', (p) => p.yes('diag_regional'), pedHeads),
    people('V2', (p) => iom(p) && p.yes('diag_regional'), pedHeads),
    people(
      'V3',
      dpp(undefined, ({ inFr, byDiagnostics }) => inFr && byDiagnostics),
      ped,
    ),
    answered('V4', 's_mgmt_team_quality', (answer) => answer === 'да'),
    people('V5', support, u35s3),
    municipalShare('V6', 'm_dpp_in_fr', 'm_dpp_total'),
  ];
}
