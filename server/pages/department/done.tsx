import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { Table } from '../parts/table.tsx';
import type { MeasureReport } from '../wire.ts';
import { russian } from '../words.ts';

interface DoneProps {
  readonly frameworks: readonly string[];
  readonly measures: readonly MeasureReport[];
}

/** Measures of the documents and what the ИМЦ reports of them. */
export function Done({ frameworks, measures }: DoneProps) {
  const known = frameworks.flatMap((id) => findFramework(id)?.measures ?? []);
  if (known.length === 0) return null;
  const told = Map.groupBy(measures, ({ key }) => key);
  const rows = known.flatMap((measure) =>
    (told.get(measure.key) ?? []).map((report, at) => ({ measure, report, key: `${measure.key}${at}` })),
  );
  return (
    <section>
      <h2>Мероприятия</h2>
      <p>
        В документах {known.length}, отмечено {new Set(rows.map(({ measure }) => measure.key)).size}.
      </p>
      {rows.length === 0 ? null : (
        <Table
          caption="Мероприятия"
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { heading: '№', show: ({ measure }) => measure.printed },
            { heading: 'Мероприятие', show: ({ measure }) => measure.text },
            { heading: 'Выполнение', show: ({ report }) => report.status },
            {
              heading: 'Факт',
              number: true,
              show: ({ report }) => (report.actual === null ? '' : russian(report.actual)),
            },
            {
              heading: 'Подтверждение',
              show: ({ report }) => [report.evidence, report.date].filter(Boolean).join(', '),
            },
          ]}
        />
      )}
    </section>
  );
}
