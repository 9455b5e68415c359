import { all, known, trained, yes } from '../../condition/build.ts';
import { peopleShare, ratio, schoolShare } from '../build.ts';
import { DPP, iom, ped, pedAndHeads, support, u35s3 } from '../sets.ts';
import type { Indicator, PrintedTable, Section } from '../types.ts';

export const sections: readonly Section[] = [
  { id: 'V', printed: '4.', text: 'Показатели эффективности деятельности Системы.', clause: 'Раздел 4' },
];

const clause = (number: number): string => `Раздел 4, показатель ${number}`;

export const indicators: readonly Indicator[] = [
  {
    id: 'V1',
    printed: '1.',
    section: 'V',
    text: 'Доля педагогических работников и управленческих кадров, прошедших диагностику профессиональных дефицитов в ЦНППМ.',
    clause: clause(1),
    unit: '%',
    computation: peopleShare(pedAndHeads, yes('diag_regional')),
    readings: ['V1', 'V2', 'V5'],
  },
  {
    id: 'V2',
    printed: '2.',
    section: 'V',
    text: 'Доля педагогических работников и управленческих кадров, для которых разработаны индивидуальные образовательные маршруты на основе результатов диагностики профессиональных дефицитов в ЦНППМ.',
    clause: clause(2),
    unit: '%',
    computation: peopleShare(pedAndHeads, all(iom, yes('diag_regional'))),
    readings: ['V1', 'V2', 'V5'],
    choice:
      'Считаются те, у кого есть и маршрут, и диагностика в ЦНППМ: маршрут должен быть разработан на основе её результатов.',
  },
  {
    id: 'V3',
    printed: '3.',
    section: 'V',
    text: 'Доля педагогических работников, освоивших программы дополнительного профессионального образования, вошедшие в ФР ДПП и подобранные с учетом диагностики профессиональных дефицитов в ЦНППМ.',
    clause: clause(3),
    unit: '%',
    computation: peopleShare(ped, trained(DPP, undefined, { yes: ['course.in_fr', 'course.by_diagnostics'] })),
    readings: ['V1', 'V2', 'V5'],
    choice: 'Оба условия — программа из ФР ДПП и подбор по диагностике — должны выполняться у одного и того же курса.',
  },
  {
    id: 'V4',
    printed: '4.',
    section: 'V',
    text: 'Доля управленческих команд образовательных организаций, повысивших свою квалификацию по вопросам эффективности управления качеством образования.',
    clause: clause(4),
    unit: '%',
    computation: schoolShare(known('s_mgmt_team_quality'), yes('s_mgmt_team_quality')),
    readings: ['V1', 'V2', 'V3', 'V5'],
  },
  {
    id: 'V5',
    printed: '5.',
    section: 'V',
    text: 'Доля педагогических работников в возрасте до 35 лет, участвующих в различных формах поддержки и сопровождения в первые 3 года работы.',
    clause: clause(5),
    unit: '%',
    computation: peopleShare(u35s3, support),
    readings: ['V1', 'V2', 'V5'],
  },
  {
    id: 'V6',
    printed: '6.',
    section: 'V',
    text: 'Доля программ ДПО, размещенных в ФР ДПП, в общем количестве программ ДПО, реализуемых организацией дополнительного профессионального (педагогического) образования.',
    clause: clause(6),
    unit: '%',
    computation: ratio({ municipal: 'm_dpp_in_fr' }, { municipal: 'm_dpp_total' }),
    readings: ['V2', 'V4', 'V5'],
  },
];

/** The document prints a numbered list; what it has no heading for has none here. */
export const printed: readonly PrintedTable[] = [
  {
    id: 'indicators',
    sheet: 'Показатели',
    title: 'Показатели эффективности деятельности Системы.',
    clause: 'Раздел 4',
    columns: [
      { heading: '', shows: 'printed' },
      { heading: 'Показатели', shows: 'text' },
      { heading: '', shows: 'value' },
    ],
    indicators: indicators.map(({ id }) => id),
  },
];
