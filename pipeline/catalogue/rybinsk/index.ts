import type { Framework } from '../types.ts';
import { aims, facts, methods, passport, periodicity, stages } from './document.ts';
import { indicators } from './indicators.ts';
import { measures } from './measures.ts';
import { readings } from './readings.ts';
import { sections } from './sections.ts';
import { printed, tables } from './tables.ts';

export const rybinsk: Framework = {
  id: 'rybinsk',
  name: 'Рыбинск',
  municipality: 'городской округ город Рыбинск',
  document: {
    title:
      'ЦЕЛЕВАЯ ПРОГРАММА РАЗВИТИЯ КАДРОВ муниципальной системы образования городского округа город Рыбинск на 2021 – 2025 годы и перспективы до 2027 года (вторая редакция)',
    act: 'Приложение к приказу № 053-01-09/3 от 14.01.2021',
    years: '2021 – 2025 годы',
  },
  operator:
    'МУ ДПО «Информационно-образовательный Центр» (обеспечивает мониторинговые и социологические исследования); Департамент образования (осуществляет мониторинг Программы и оперативный контроль реализации преобразований в системе образования)',
  periodicity,
  sections,
  indicators,
  tables,
  printed,
  measures,
  methods,
  passport,
  stages,
  // The document names problems (among the aims), no risks.
  risks: [],
  aims,
  facts,
  readings,
};
