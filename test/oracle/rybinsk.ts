import { hundredths } from './exact.ts';
import { builder, countPeople, type Expected, type Ledger } from './ledger.ts';
import { retention } from './murom.ts';
import { sets } from './people.ts';

/** R7: the ИМЦ's answer, else 90 % of staff units filled, else unknown. */
function noDeficit({ units, mun }: Ledger): boolean | null {
  if (mun('m_no_deficit') !== '') return mun('m_no_deficit') === 'да';
  let [filled, total, known] = [0, 0, false];
  for (const unit of units) {
    if (unit.answer('positions_total') === '' || unit.answer('positions_filled') === '') continue;
    known = true;
    filled += hundredths(unit.answer('positions_filled'));
    total += hundredths(unit.answer('positions_total'));
  }
  return known ? 100 * filled >= 90 * total : null;
}

/** The eight targets and ten expected results of Rybinsk (indicators.md §5). */
export function rybinsk(ledger: Ledger): Expected[] {
  const { share, people, answered, yesNo, presence, municipalShare, municipalCount } = builder(ledger);
  const { ped, directors, support, mentors } = sets;
  const { young, dpp } = ledger.dates;
  const said = (answer: string): boolean => answer === 'да';
  return [
    people('R1', (p) => ['высшая', 'первая'].includes(p.get('category')), ped, '>= 80'),
    people('R2', dpp(), ped, '>= 40'),
    people('R3', (p) => p.yes('internal_training'), ped, '>= 60'),
    yesNo('R4', 'm_r4', true),
    people('R5', (p) => p.yes('creative_project'), ped, '>= 30'),
    retention(ledger, 'R6', '>= 85'),
    presence('R7', noDeficit(ledger), true),
    people(
      'R8',
      (p) => ['муниципальное', 'областная ассоциация', 'оба'].includes(p.get('young_community')),
      young,
      '= 100',
    ),
    municipalShare('RE1', 'm_prof_comm_interactive', 'm_prof_comm_total', '>= 50'),
    answered('RE2', 's_new_method_model', said, '>= 50'),
    municipalCount('RE3', 'm_new_events'),
    share(
      'RE4',
      (unit) => {
        const used =
          unit.answer('s_mentoring_forms') === 'да' || unit.answer('s_cmn') === 'да' || countPeople(unit, mentors) > 0;
        if (used) return [100, 100];
        return unit.answer('s_mentoring_forms') === '' ? null : [0, 100];
      },
      '= 100',
    ),
    people('RE5', support, young, '= 100'),
    people('RE6', (p) => p.get('attest_new') === 'прошёл успешно', directors, '>= 80', { types: ['ООО'] }),
    answered('RE7', 's_vsoko', said, '>= 60'),
    yesNo('RE8', 'm_quality_mechanisms'),
    share('RE9', (unit) => {
      const [before, now] = [unit.answer('integral_quality_prev'), unit.answer('integral_quality_cur')];
      if (before === '' || now === '') return null;
      return unit.registry.shnor ? [Number(now) > Number(before) ? 100 : 0, 100] : [0, 0];
    }),
    people(
      'RE10',
      (p) => p.get('attest_new') === 'прошёл успешно',
      (p) => ped(p) && ['включён', 'прошёл успешно'].includes(p.get('attest_new')),
      '>= 80',
    ),
  ];
}
