import { builder, countPeople, type Expected, type Ledger } from './ledger.ts';
import { sets } from './people.ts';

/** The sixteen indicators and ten expected results of Krasnoselsky (indicators.md §7). */
export function krasnoselsky(ledger: Ledger): Expected[] {
  const { share, people, sums, yesNo, positive, municipalCount, text, as } = builder(ledger);
  const { ped, pedHeads, directors, teachers, support } = sets;
  const { u35s3, pk, any } = ledger.dates;
  const cumulative = '>= 2020: 10, 2021: 20, 2022: 30, 2023: 40, 2024: 50';
  const engaged = any();
  const k14 = people(
    'K1.4',
    (p) => engaged(p) || p.yes('network_events') || p.yes('internal_training'),
    pedHeads,
    cumulative,
  );
  const k15 = people('K1.5', support, (p) => teachers(p) && u35s3(p), '>= 70');
  const prepared = people('K1.6', (p) => p.yes('indep_assess_prep'), ped, '>= 2024: 10');
  /** A share that is reached counts only with the system of measures in place. */
  const withMeasures = (of: Expected): Expected => {
    if (of.met !== true) return of;
    const measures = ledger.mun('m_assess_measures');
    return { ...of, met: measures === '' ? null : measures === 'да' };
  };
  const k23 = share(
    'K2.3',
    (unit) => [100 * countPeople(unit, (p) => pedHeads(p) && p.yes('reserve')), 100 * countPeople(unit, directors)],
    '>= 10',
  );
  const k31 = yesNo('K3.1', 'm_innov_measures');
  const k41 = sums('K4.1', 'survey_satisfied', 'survey_respondents', '>= 80');
  return [
    municipalCount('K1.1', 'm_mechanisms', '>= 3'),
    yesNo('K1.2', 'm_nsur_entry'),
    people('K1.3', pk(), pedHeads, '>= 35'),
    k14,
    k15,
    withMeasures(prepared),
    people('K2.1', (p) => p.yes('method_support'), directors, '>= 75'),
    people('K2.2', (p) => p.yes('attest_support'), directors, '= 100'),
    k23,
    k31,
    people('K3.2', (p) => p.yes('innovation_active'), ped, '>= 10'),
    municipalCount('K3.3', 'm_new_dpp', '>= 7'),
    people('K3.4', any('НОВПОЗ'), ped, '>= 20'),
    k41,
    yesNo('K4.2', 'm_distance_system'),
    yesNo('K4.3', 'm_env_enrichment'),
    positive('KE1', 'm_mechanisms'),
    yesNo('KE2', 'm_nsur_entry'),
    text('KE3', false),
    people('KE4', (p) => p.yes('method_support') && p.yes('attest_support'), directors),
    as('KE5', k23, '>= 10'),
    { ...k31, id: 'KE6' },
    as('KE7', k41),
    as('KE8', k14, cumulative),
    withMeasures(as('KE9', prepared, '>= 10')),
    as('KE10', k15, '>= 70'),
  ];
}
