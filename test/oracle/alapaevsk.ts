import { percent } from './exact.ts';
import { builder, countPeople, type Expected, type Ledger } from './ledger.ts';
import { sets, type Person, type Test } from './people.ts';

const yes =
  (code: string): Test =>
  (p) =>
    p.yes(code);

/** Rows by subject (rule 9): a teacher in each of their different subjects, all others in «без предмета». */
function bySubject(people: readonly Person[], part: Test, whole: Test): NonNullable<Expected['bySubject']> {
  const rows = new Map<string, [number, number]>();
  for (const person of people) {
    if (!whole(person)) continue;
    const taught = person.position === 'учитель' ? person.subjects : [];
    for (const subject of taught.length > 0 ? taught : ['без предмета']) {
      const row = rows.get(subject) ?? [0, 0];
      rows.set(subject, [row[0] + (part(person) ? 1 : 0), row[1] + 1]);
    }
  }
  return [...rows].map(([subject, [n, d]]) => ({ subject, numerator: n, denominator: d, value: percent(n, d) }));
}

/** The 66 criteria of Alapaevsk (indicators.md §3). */
export function alapaevsk(ledger: Ledger): Expected[] {
  const { people, share, sums, yesNo, positive, askedOfSchools, municipalShare, answered, counted } = builder(ledger);
  const { units, dates } = ledger;
  const { ped, teachers, mentors, support, contest, pair, iom } = sets;
  const { young, u35s3, pk, dpp } = dates;
  const everybody = units.flatMap((unit) => unit.people);
  const both =
    (a: Test, b: Test): Test =>
    (p) =>
      a(p) && b(p);
  const federal = (...results: string[]): Test => both(ped, (p) => results.includes(p.get('contest_federal')));
  const needsCmn = { needs: ['s_cmn'] };
  const cmnYes = new Set(units.filter((unit) => unit.answer('s_cmn') === 'да').map(({ registry }) => registry.code));
  const inCmnPair: Test = (p) => pair(p) && cmnYes.has(p.school.registry.code);
  const g814 = people('g8.14', inCmnPair, u35s3, undefined, needsCmn);
  const g816 = people('g8.16', contest, u35s3, '>= 30');
  const g819 = people('g8.19', inCmnPair, ped, undefined, needsCmn);
  const g821 = people('g8.21', yes('contest_regional'), ped);
  const graduated: Test = (p) =>
    young(p) &&
    p.get('hire_year') !== '' &&
    p.get('graduation_year') !== '' &&
    Number(p.get('graduation_year')) <= dates.year - 3;
  return [
    {
      ...people('g1.1', yes('diag_federal'), teachers),
      bySubject: bySubject(everybody, yes('diag_federal'), teachers),
    },
    { ...people('g1.2', yes('diag_regional'), ped), bySubject: bySubject(everybody, yes('diag_regional'), ped) },
    people('g1.3', yes('diag_self'), ped),
    people('g2.1', iom, ped, undefined, { types: ['ООО', 'ДОО'] }),
    people('g2.2', yes('ippr'), ped),
    people('g2.3', iom, both(ped, yes('diag_regional'))),
    people('g3.1', yes('creative_project'), ped),
    people('g3.2', contest, ped),
    share('g3.3', (unit) =>
      unit.answer('cnt_sanatorium') === ''
        ? null
        : [100 * Number(unit.answer('cnt_sanatorium')), 100 * countPeople(unit, ped)],
    ),
    yesNo('g4.1', 'm_curators'),
    people('g4.2', yes('iom_support'), ped),
    askedOfSchools('g5.1', 's_mo_fg'),
    people('g5.2', yes('network_events'), ped),
    people('g5.3', yes('gives_masterclass'), ped),
    people('g5.4', yes('expert_regional'), ped),
    people('g5.5', (p) => ['муниципальный', 'региональный'].includes(p.get('method_products')), ped),
    people('g5.6', yes('network_projects'), ped),
    askedOfSchools('g5.7', 's_stazh_site'),
    sums('g6.1', 'positions_filled', 'positions_total', '>= 90'),
    people('g6.2', (p) => !p.own, sets.pedAll, '< 10'),
    people('g6.3', yes('edu_matches'), teachers, '>= 75'),
    people('g6.4', (p) => p.get('load_hours') !== '' && Number(p.get('load_hours')) >= 27, ped),
    share(
      'g6.5',
      (unit) => {
        const taught = countPeople(unit, teachers);
        return taught === 0 ? [0, 0] : [100 * countPeople(unit, sets.mismatch) > 30 * taught ? 100 : 0, 100];
      },
      undefined,
      ['ООО'],
    ),
    people('g7.1', yes('retraining'), sets.mismatch, '>= 50'),
    yesNo('g7.2', 'm_cadre_plan'),
    yesNo('g7.3', 'm_college_agreement'),
    askedOfSchools('g7.4', 's_ped_class'),
    positive('g7.5', 'm_target_contracts'),
    municipalShare('g8.1', 'm_target_grad_employed', 'm_target_grad_total'),
    people('g8.2', (p) => Number(p.get('hire_year')) <= Number(p.get('graduation_year')), graduated),
    people('g8.3', yes('has_mentor'), young),
    people('g8.4', yes('is_mentor'), ped, '>= 2024: 10'),
    people('g8.5', contest, mentors, '>= 10'),
    askedOfSchools('g8.6', 's_mentor_incentives'),
    askedOfSchools('g8.7', 's_mentor_structure'),
    yesNo('g8.8', 'm_young_mo'),
    people('g8.9', (p) => ['областная ассоциация', 'оба'].includes(p.get('young_community')), young),
    people('g8.10', yes('rma_support'), young, '>= 10'),
    counted('g8.11', people('', support, ped)),
    people('g8.12', support, u35s3),
    counted('g8.13', g814),
    g814,
    counted('g8.15', g816),
    g816,
    answered('g8.17', 's_cmn', (answer) => answer === 'да'),
    counted('g8.18', g819),
    g819,
    counted('g8.20', g821),
    g821,
    counted('g8.22', people('', federal('участник', 'призёр', 'победитель'), ped)),
    counted('g8.23', people('', federal('призёр', 'победитель'), ped)),
    people('g9.1', pk(), ped),
    people(
      'g9.2',
      dpp(undefined, ({ inFr }) => inFr),
      ped,
    ),
    people('g9.3', dpp('ФГОС'), ped, undefined, { types: ['ООО'] }),
    people('g9.4', dpp('ЦОС'), ped),
    people('g9.5', pk('ФГ'), teachers),
    people('g9.6', pk('ОКО'), ped),
    people('g9.7', pk(), sets.pedShnor),
    people('g9.8', pk('ТАЛАНТ'), ped),
    people('g9.9', pk('ПРЕДМЕТ'), ped),
    people('g9.10', pk('ОВЗ'), ped),
    people('g9.11', pk(), sets.pdo),
    people('g9.12', pk('ПРОФ'), ped),
    people('g9.13', pk('ВОСП'), ped),
    people('g9.14', pk('ДО'), ped, undefined, { types: ['ДОО'] }),
    people('g9.15', dates.suver3, sets.subj5),
  ];
}
