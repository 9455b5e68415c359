import type { Framework } from '../types.ts';
import { aims, methods, passport, periodicity, risks, stages } from './document.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { readings } from './readings.ts';
import { sections } from './sections.ts';
import { printed, tables } from './tables.ts';

/** Murom's programme has no register of measures: its plan is in the stages. */
export const murom: Framework = {
  id: 'murom',
  name: 'Муром',
  municipality: 'округ Муром',
  document: {
    title: 'ПРОГРАММА развития МКУ «Центр работы с педагогическими кадрами» на 2021 -2025 гг.',
    act: 'Приложение к приказу управления образования от 26 января 2021 года № 100',
    years: '2021– 2025 гг.',
  },
  operator: 'МКУ «Центр работы с педагогическими кадрами»',
  periodicity,
  sections,
  indicators,
  tables,
  printed,
  measures: [],
  methods,
  passport,
  stages,
  risks,
  aims,
  facts,
  readings,
};
