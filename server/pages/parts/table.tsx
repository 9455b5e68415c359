import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly heading: ComponentChildren;
  readonly show: (row: Row) => ComponentChildren;
  readonly number?: boolean;
  /** Key for sorting; without it the column is not sorted by. */
  readonly sort?: string;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly sorted?: { readonly by: string; readonly down: boolean };
  readonly onSort?: (by: string) => void;
  readonly empty?: string;
}

/** A table that scrolls by itself where the screen is narrow. */
export function Table<Row>({ caption, columns, rows, rowKey, sorted, onSort, empty }: TableProps<Row>) {
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, number, sort }, at) => (
              <th
                key={at}
                scope="col"
                class={number ? 'number' : ''}
                {...(sort !== undefined && sorted?.by === sort
                  ? { 'aria-sort': sorted.down ? ('descending' as const) : ('ascending' as const) }
                  : {})}
              >
                {sort === undefined || onSort === undefined ? (
                  heading
                ) : (
                  <button type="button" class="sort" onClick={() => onSort(sort)}>
                    {heading}
                    <span aria-hidden="true">{sorted?.by === sort ? (sorted.down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ show, number }, at) => (
                <td key={at} class={number ? 'number' : ''}>
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p class="soft">{empty ?? 'Пока пусто.'}</p> : null}
    </div>
  );
}
