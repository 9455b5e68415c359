import type { Framework } from '../types.ts';
import { concepts } from './concepts.ts';
import { aims, facts, general, methods, periodicity, readings } from './document.ts';
import { indicators, printed, sections } from './indicators.ts';
import { structure } from './structure.ts';

export const volgodonsk: Framework = {
  id: 'volgodonsk',
  name: 'Волгодонск',
  municipality: 'город Волгодонск',
  document: {
    title:
      'Концепция создания муниципальной системы научно-методического сопровождения педагогических работников и управленческих кадров образовательных учреждений города Волгодонска',
    act: 'Приказ Управления образования г.Волгодонска от 15.10.2021г. № 464',
    // The year of the title page: the document sets no term.
    years: '2021 год',
  },
  operator: 'Управление образования г.Волгодонска',
  periodicity,
  sections,
  indicators,
  tables: [],
  printed,
  measures: [],
  methods,
  passport: [...general, ...structure, ...concepts],
  stages: [],
  risks: [],
  aims,
  facts,
  readings,
};
