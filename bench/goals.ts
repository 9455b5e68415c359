import { decimal, whole } from './numbers.ts';
import { ONE_DOCUMENT, OURS, type Results, type SetResults } from './results.ts';

export interface Goal {
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

/** How many times as much processor time the peer takes. */
export const ratio = ({ reading }: SetResults, peer: string): number =>
  reading[peer]!.cost.cpu / reading[OURS]!.cost.cpu;

const FASTER: Readonly<Record<string, number>> = { openpyxl: 5, pandas: 8, readxl: 10 };

/** The goals of the issue that this run can tell anything about. */
export function goalsOf({ small, large, generation, opening }: Results): Goal[] {
  const goals: Goal[] = [];
  const atMost = (goal: string, value: number, limit: number, unit: string, digits = 1): void => {
    goals.push({
      goal: `${goal} – не больше ${decimal(limit, Number.isInteger(limit) ? 0 : 1)} ${unit}`,
      measured: `${decimal(value, digits)} ${unit}`,
      met: value <= limit,
    });
  };
  if (small.corpus.books === 50) atMost('Свод 50 школ, время', small.collect[ONE_DOCUMENT]!.wall, 1.5, 'с', 2);
  if (large !== undefined) {
    const { wall, memory } = large.collect[ONE_DOCUMENT]!;
    atMost(`Свод ${whole(large.corpus.books)} школ, время`, wall, 10, 'с');
    atMost(`Свод ${whole(large.corpus.books)} школ, память`, memory, 350, 'МБ', 0);
  }
  // Of few files the start of the program is half, which is no reading.
  if (large !== undefined)
    for (const [peer, times] of Object.entries(FASTER))
      if (large.reading[peer] !== undefined)
        goals.push({
          goal: `Чтение ${whole(large.corpus.books)} книг: ЦП ${peer} хотя бы в ${times} раз больше`,
          measured: `в ${decimal(ratio(large, peer), 1)} раза`,
          met: ratio(large, peer) >= times,
        });
  atMost('Создание книги школы, время', generation.wall, 150, 'мс', 0);
  atMost('Размер книги школы, наибольший', generation.largest / 1024, 250, 'КБ', 0);
  if (opening !== undefined) atMost('Открытие книги в LibreOffice, время', opening.seconds, 3, 'с', 1);
  return goals;
}
