import { findFramework } from '../../../pipeline/catalogue/index.ts';
import { Findings } from '../parts/findings.tsx';
import { Table } from '../parts/table.tsx';
import type { CollectedView } from '../wire.ts';
import { counted, russian } from '../words.ts';

const number = (value: number | null): string => (value === null ? '' : russian(value));

/** What does not add up, and what was remarked about the whole: to be looked at before a release. */
export function Checks({ data }: { readonly data: CollectedView }) {
  const rows = Object.entries(data.reconciliation).flatMap(([id, own]) =>
    own.map((row, at) => ({ ...row, key: `${id}${at}`, document: findFramework(id)?.name ?? id })),
  );
  const differences = rows.filter(({ verdict }) => verdict === 'расхождение');
  const changes = data.findings.filter(({ code, level }) => code.startsWith('D') && level !== 'info');
  return (
    <details open={differences.length > 0}>
      <summary>
        Сверка:{' '}
        {differences.length === 0
          ? 'всё сходится'
          : counted(differences.length, 'расхождение', 'расхождения', 'расхождений')}
        {changes.length === 0 ? '' : `; резко изменились за год: ${changes.length}`}
      </summary>
      <Table
        caption="Сверка"
        rows={differences.length > 0 ? differences : rows}
        rowKey={({ key }) => key}
        columns={[
          { heading: 'Документ', show: ({ document }) => document },
          { heading: 'Что сверялось', show: ({ check, about }) => [check, about].filter(Boolean).join('. ') },
          { heading: 'Слева', number: true, show: ({ left }) => number(left) },
          { heading: 'Справа', number: true, show: ({ right }) => number(right) },
          {
            heading: 'Итог',
            show: ({ verdict }) => (
              <span class={`badge ${verdict === 'расхождение' ? 'bad' : 'plain'}`}>{verdict}</span>
            ),
          },
          { heading: 'Примечание', show: ({ explanation }) => explanation || '' },
        ]}
      />
      {changes.length === 0 ? null : <Findings findings={changes} />}
    </details>
  );
}
