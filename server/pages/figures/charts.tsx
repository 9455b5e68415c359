import { lazy } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import type { Framework } from '../../../pipeline/catalogue/types.ts';
import type { FrameworkResult } from '../../../pipeline/indicators/results.ts';
import { labelOf } from './shown.ts';

const Bars = lazy(() => import('./chart.tsx'));

/** Values against targets, and the tables of analysis by type of organisation, in pictures. */
export function Charts({ framework, result }: { readonly framework: Framework; readonly result: FrameworkResult }) {
  const shares = useMemo(() => {
    const byId = new Map(result.indicators.map((one) => [one.id, one]));
    const shown = framework.indicators.flatMap((indicator) => {
      const one = byId.get(indicator.id);
      return one?.unit === '%' && typeof one.value === 'number' ? [{ indicator, one, value: one.value }] : [];
    });
    const before = shown.some(({ one }) => typeof one.previous === 'number');
    return {
      labels: shown.map(({ indicator }) => labelOf(indicator)),
      series: [
        { label: 'Факт, %', values: shown.map(({ value }) => value) },
        {
          label: 'Порог, %',
          values: shown.map(({ one }) => (typeof one.target?.value === 'number' ? one.target.value : null)),
        },
        ...(before
          ? [
              {
                label: 'Год назад, %',
                values: shown.map(({ one }) => (typeof one.previous === 'number' ? one.previous : null)),
              },
            ]
          : []),
      ],
    };
  }, [framework, result]);
  const tables = useMemo(
    () =>
      result.tables.flatMap((table) => {
        const known = framework.tables.find(({ id }) => id === table.id);
        const rows = table.rows.filter(
          ({ label, values }) => label !== 'Всего' && values.some((value) => value !== null),
        );
        if (known?.form !== 'byType' || rows.length === 0) return [];
        return [
          {
            id: table.id,
            title: known.title,
            labels: table.columns,
            series: rows.map(({ label, values }) => ({ label, values })),
          },
        ];
      }),
    [framework, result],
  );
  return (
    <section>
      <h2>Диаграммы</h2>
      {shares.labels.length === 0 ? null : (
        <Bars title="Показатели-доли: факт и порог" labels={shares.labels} series={shares.series} flat unit=" %" />
      )}
      {tables.map(({ id, title, labels, series }) => (
        <Bars key={id} title={title} labels={labels} series={series} />
      ))}
    </section>
  );
}
