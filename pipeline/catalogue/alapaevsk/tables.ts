import { all, among, trained, yes } from '../../condition/build.ts';
import { peopleShare, ratio } from '../build.ts';
import { PK, highVo, iom, ped, pedAndHeads, trainedDpp, trainedPk, young } from '../sets.ts';
import type { PrintedTable, Table } from '../types.ts';
import { indicators } from './indicators.ts';
import {
  loadOfTeachers,
  registerCourse,
  stayedOfAllYoung,
  teamsByRegister,
  trainedByRegister,
  trainedShare,
} from './shares.ts';

const SHARE_COLUMNS = ['числитель', 'знаменатель', '%'];
const ofCategory = (category: string) => peopleShare(ped, among('category', category));
const finishedRoute = among('iom_cnppm', 'завершён');
const pedFinished = all(ped, finishedRoute);

export const tables: readonly Table[] = [
  {
    id: 'staff',
    title: 'Педагогические работники и управленческие кадры',
    clause: 'Программа, раздел I',
    columns: ['педагогические работники и управленческие кадры'],
    form: 'byType',
    tallies: [{ people: pedAndHeads }],
  },
  {
    id: 'facts',
    title: 'Показатели анализа Программы: значения за отчётный период',
    clause: 'Программа, раздел I',
    columns: SHARE_COLUMNS,
    readings: ['A3', 'A4', 'A15', 'A18', 'A43'],
    form: 'shares',
    rows: [
      { label: 'ВО', share: peopleShare(pedAndHeads, highVo) },
      { label: 'ВКК', share: ofCategory('высшая') },
      { label: '1КК', share: ofCategory('первая') },
      { label: 'СЗД', share: ofCategory('СЗД') },
      { label: 'без категории', share: ofCategory('нет') },
      { label: 'ПК', share: trainedShare },
      { label: 'ПК из ФР ДПП', share: peopleShare(ped, trained(PK, undefined, { yes: ['course.in_fr'] })) },
      { label: 'ИОМ ЦНППМ', share: peopleShare(ped, iom) },
      {
        label: 'дефицит кадров',
        share: ratio({ total: 'positions_total', less: 'positions_filled' }, { total: 'positions_total' }),
      },
      { label: 'учителя с нагрузкой 27+', share: loadOfTeachers },
      { label: 'молодые педагоги', share: peopleShare(ped, young) },
    ],
  },
  {
    id: 'reference',
    title: 'Справочно: другие прочтения показателей',
    clause: 'Положение, приложение 2',
    columns: SHARE_COLUMNS,
    readings: ['A4', 'A11', 'A15', 'A17'],
    form: 'shares',
    rows: [
      { label: 'g6.4 по учителям', share: loadOfTeachers },
      { label: 'g8.2 от всех молодых', share: stayedOfAllYoung },
      {
        label: 'g9.2 от прошедших ДПП',
        share: peopleShare(all(ped, trainedDpp), registerCourse),
      },
      { label: 'g9.7 только ШНОР', share: peopleShare(all(ped, yes('org_shnor')), trainedPk) },
    ],
  },
  {
    id: 'measures',
    title: 'Нормы комплекса мероприятий',
    clause: 'Программа, комплекс мероприятий',
    columns: SHARE_COLUMNS,
    readings: ['A38', 'A39'],
    form: 'shares',
    rows: [
      { label: 'ala.11', share: trainedShare, norm: { op: '>=', value: 30 } },
      { label: 'ala.12', share: peopleShare(pedFinished, yes('iom_recs')), norm: { op: '=', value: 100 } },
      { label: 'ala.14', share: peopleShare(pedFinished, yes('iom_dynamics')), norm: { op: '>=', value: 50 } },
      { label: 'ala.38 педагоги', share: trainedByRegister, norm: { op: '>=', value: 3 } },
      // «Каждой ОО»: the 50 % decide inside a school, all schools make the norm.
      { label: 'ala.38 команды', share: teamsByRegister, norm: { op: '=', value: 100 } },
    ],
  },
];

export const printed: readonly PrintedTable[] = [
  {
    id: 'monitoring',
    sheet: 'Приложение 2',
    title:
      'Показатели и критерии мониторинга состояния системы обеспечения профессионального развития педагогических работников образовательных организаций МО город Алапаевск',
    clause: 'Положение, приложение 2',
    columns: [
      { heading: '№', shows: 'printed' },
      { heading: 'Наименование показателей', shows: 'section' },
      { heading: 'Наименование критериев', shows: 'text' },
      { heading: 'Методы сбора и источники информации', shows: 'source' },
    ],
    indicators: indicators.map(({ id }) => id),
  },
];
