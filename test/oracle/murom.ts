import { builder, countPeople, type Expected, type Ledger } from './ledger.ts';
import { sets } from './people.ts';

/** Retention of young specialists: murom P10 and ME9, rybinsk R6. */
export const retention = (ledger: Ledger, id: string, target: string): Expected =>
  builder(ledger).sums(id, 'young_stayed_3y', 'young_hired_3y', target);

/** The eleven indicators and ten expected results of Murom (indicators.md §4). */
export function murom(ledger: Ledger): Expected[] {
  const { share, sums, answered, municipalShare, municipalCount, text } = builder(ledger);
  const said = (answer: string): boolean => answer === 'да';
  const innovative = (answer: string): boolean => answer !== 'нет';
  const innovation = '>= 2021: 50, 2022: 60, 2023: 65, 2024: 75, 2025: 80';
  const trained = ledger.dates.dpp();
  return [
    municipalShare('P1', 'm_roadmap_done', 'm_roadmap_planned', '= 100'),
    answered('P2', 's_nsur', said, '>= 2022: 50'),
    share(
      'P3',
      (unit) =>
        unit.answer('s_pk_planned') === ''
          ? null
          : [100 * countPeople(unit, (p) => sets.ped(p) && trained(p)), 100 * Number(unit.answer('s_pk_planned'))],
      '= 100',
    ),
    answered('P4', 's_imc_events', said, '>= 80'),
    answered('P5', 's_innov_level', innovative, innovation),
    municipalShare('P6', 'm_methodists_innov', 'm_methodists_total', innovation),
    sums('P7', 'survey_satisfied', 'survey_respondents', '>= 85'),
    municipalCount('P8', 'm_contests_prepared', '>= 4'),
    answered('P9', 's_broadcast', said, '>= 2021: 40, 2022: 50, 2023: 60, 2024: 70, 2025: 80'),
    retention(ledger, 'P10', '>= 2021: 65, 2022: 70, 2023: 75, 2024: 80, 2025: 85'),
    municipalCount('P11', 'm_site_max_gap_days', '<= 14'),
    text('ME1', true),
    text('ME2', true),
    text('ME3', true),
    answered('ME4', 's_innov_level', innovative, '>= 80', ['ООО', 'ДОО']),
    text('ME5', true),
    text('ME6', true),
    answered('ME7', 's_vsoko', said, '>= 95', ['ООО', 'ДОО']),
    answered('ME8', 's_gifted_program', said, '>= 80'),
    retention(ledger, 'ME9', '>= 85'),
    text('ME10', true),
  ];
}
