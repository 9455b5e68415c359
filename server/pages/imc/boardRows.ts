import type { BoardLine } from '../wire.ts';

export const FILTERS = [
  ['all', 'все'],
  ['silent', 'не отправили'],
  ['overdue', 'просрочили'],
  ['waiting', 'ждут проверки'],
  ['returned', 'на доработке'],
  ['accepted', 'приняты'],
  ['queries', 'с вопросами'],
  ['late', 'отправлены после срока'],
  ['excluded', 'исключены из свода'],
] as const;
export type Filter = (typeof FILTERS)[number][0];
export type SortKey =
  'code' | 'name' | 'type' | 'status' | 'progress' | 'errors' | 'queries' | 'submittedAt' | 'remindedAt';

const isSilent = ({ version }: BoardLine): boolean => version === 0;

const PASSES: Readonly<Record<Filter, (row: BoardLine) => boolean>> = {
  all: () => true,
  silent: isSilent,
  overdue: ({ overdue }) => overdue,
  waiting: ({ status }) => status === 'отправлен' || status === 'на проверке',
  returned: ({ status }) => status === 'на доработке',
  accepted: ({ status }) => status === 'принят',
  queries: ({ queries }) => queries > 0,
  late: ({ late }) => late,
  excluded: ({ excluded }) => excluded !== null,
};

interface Wanted {
  readonly search: string;
  readonly filter: Filter;
  readonly type: string;
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/[«»"]/g, '');

/** Rows that are asked for. */
export function filtered(rows: readonly BoardLine[], { search, filter, type }: Wanted): BoardLine[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      PASSES[filter](row) &&
      (type === '' || row.type === type) &&
      words.every((word) => plain(`${row.code} ${row.name}`).includes(word)),
  );
}

const order = new Intl.Collator('ru', { numeric: true });

/** In the order asked for; what has no value stands last either way. */
export function sortedBy(rows: readonly BoardLine[], by: SortKey, down: boolean): BoardLine[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[by], b[by]];
    if (left === right) return order.compare(a.code, b.code);
    if (left === null) return 1;
    if (right === null) return -1;
    return (
      sign *
      (typeof left === 'number' && typeof right === 'number' ? left - right : order.compare(`${left}`, `${right}`))
    );
  });
}

/** How far the whole is. */
export const tally = (rows: readonly BoardLine[]) => ({
  sent: rows.filter((row) => !isSilent(row)).length,
  accepted: rows.filter(({ status }) => status === 'принят').length,
  returned: rows.filter(({ status }) => status === 'на доработке').length,
  silent: rows.filter(isSilent).length,
});
