import { yes } from '../../condition/build.ts';
import { peopleShare } from '../build.ts';
import { young } from '../sets.ts';
import type { PrintedTable, Table } from '../types.ts';
import { indicators, inYoungCommunity } from './indicators.ts';

export const tables: readonly Table[] = [
  {
    id: 'measures',
    title: 'Нормы мер, которые считаются по листам школ',
    clause: 'Система программных мероприятий, 4 направление, 4.15',
    columns: ['числитель', 'знаменатель', '%'],
    form: 'shares',
    rows: [
      {
        label: 'ryb.4.15 наставник',
        share: peopleShare(young, yes('has_mentor')),
        norm: { op: '>=', value: 70 },
      },
      { label: 'ryb.4.15 объединения', share: inYoungCommunity, norm: { op: '=', value: 100 } },
    ],
  },
];

export const printed: readonly PrintedTable[] = [
  {
    id: 'targets',
    sheet: 'Целевые показатели',
    title: 'Достижение целевых показателей Программы (по результатам опроса администрации ОО)',
    clause: 'Проблемно-ориентированный анализ состояния кадровой политики в муниципальной системе образования',
    columns: [
      { heading: 'Показатель', shows: 'text' },
      { heading: 'Запланировано', shows: 'target' },
      { heading: 'Достигнуто', shows: 'value' },
    ],
    indicators: indicators.filter(({ section }) => section === 'R').map(({ id }) => id),
  },
];
