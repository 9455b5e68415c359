import type { Framework, PrintedTable } from '../catalogue/types.ts';

/** Indicators that no printed table holds get a table in the document's manner. */
export function leftOver({ indicators, printed, sections }: Framework): PrintedTable | undefined {
  const held = new Set(printed.flatMap((table) => table.indicators));
  const left = indicators.filter(({ id }) => !held.has(id));
  if (left.length === 0) return undefined;
  const section = sections.find(({ id }) => left.every((one) => one.section === id));
  const title = section?.text ?? 'Показатели вне таблиц документа';
  const expected = title.startsWith('Ожидаемые результаты');
  return {
    id: 'left',
    sheet: expected ? 'Ожидаемые результаты' : 'Прочие показатели',
    title,
    clause: section?.clause ?? title,
    columns: [
      ...(left.some(({ printed: number }) => number !== '') ? [{ heading: '№', shows: 'printed' } as const] : []),
      { heading: expected ? 'Ожидаемый результат' : 'Показатель', shows: 'text' },
      { heading: 'Достигнуто', shows: 'value' },
    ],
    indicators: left.map(({ id }) => id),
  };
}
