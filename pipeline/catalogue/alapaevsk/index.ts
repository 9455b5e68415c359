import type { Framework } from '../types.ts';
import { aims } from './aims.ts';
import { document, methods, operator, periodicity, stages } from './document.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { measures } from './measures.ts';
import { passport } from './passport.ts';
import { readings } from './readings.ts';
import { sections } from './sections.ts';
import { printed, tables } from './tables.ts';

export const alapaevsk: Framework = {
  id: 'alapaevsk',
  name: 'Алапаевск',
  municipality: 'Муниципальное образование город Алапаевск',
  document,
  operator,
  periodicity,
  sections,
  indicators,
  tables,
  printed,
  measures,
  methods,
  passport,
  stages,
  // The programme names problems and proposals, but no risks.
  risks: [],
  aims,
  facts,
  readings,
};
