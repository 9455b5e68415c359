import type { Framework } from '../../../pipeline/catalogue/types.ts';
import type { FrameworkResult, TableResult } from '../../../pipeline/indicators/results.ts';
import { russian } from '../words.ts';
import { rowTitle } from './shown.ts';

/** Tables of analysis: staff by age, service, category. */
export const Analysis = ({
  framework,
  result,
}: {
  readonly framework: Framework;
  readonly result: FrameworkResult;
}) => (
  <>
    <p class="hint">«–» значит «нет данных»: организаций такого типа в своде нет или ответа не было.</p>
    {result.tables.map((table) => (
      <AnalysisTable key={table.id} framework={framework} table={table} />
    ))}
  </>
);

function AnalysisTable({ framework, table }: { readonly framework: Framework; readonly table: TableResult }) {
  const known = framework.tables.find(({ id }) => id === table.id);
  if (known === undefined || table.rows.length === 0) return null;
  return (
    <section>
      <h2>{known.title}</h2>
      <p class="hint">{known.clause}</p>
      <div class="scroll" role="region" aria-label={known.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Строка</span>
              </th>
              {table.columns.map((column) => (
                <th key={column} scope="col" class="number">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row">{rowTitle(framework, label)}</th>
                {values.map((value, at) => (
                  <td key={at} class="number">
                    {value === null ? '–' : russian(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
