import type { Framework } from '../types.ts';
import { aims, passport, periodicity, readings, stages } from './document.ts';
import { indicators, printed } from './indicators.ts';
import { measures } from './measures.ts';
import { sections } from './sections.ts';

export const krasnoselsky: Framework = {
  id: 'krasnoselsky',
  name: 'Красносельский район',
  municipality: 'Красносельский район Санкт-Петербурга',
  document: {
    title: 'Программа развития системы образования Красносельского района Санкт-Петербурга на 2020-2024 годы',
    act: 'Проект «Профессионал»',
    years: '2020-2024 годы',
  },
  operator: 'ГБУ ИМЦ Красносельского района Санкт-Петербурга',
  periodicity,
  sections,
  indicators,
  tables: [],
  printed,
  measures,
  methods: [],
  passport,
  stages,
  risks: [],
  aims,
  facts: [],
  readings,
};
