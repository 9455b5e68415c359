import { field } from '../catalogue/fields.ts';
import type { Computation, Indicator, Tally } from '../catalogue/types.ts';
import { inRussian } from '../condition/russian.ts';
import { russian } from './shown.ts';

const quote = (code: string): string => `«${field(code).label}»`;

/** What is counted, in words. */
export function tallyWords(tally: Tally): string {
  if ('people' in tally) return `число работников: ${inRussian(tally.people)}`;
  if ('schools' in tally) return `число ОО: ${inRussian(tally.schools)}`;
  if ('municipal' in tally) return `${quote(tally.municipal)} (число вводит ИМЦ)`;
  const less = tally.less === undefined ? '' : ` за вычетом ${quote(tally.less)}`;
  return `сумма по ОО: ${quote(tally.total)}${less}`;
}

/** The computation as what is divided by what; one of the two may be absent. */
export interface Formula {
  readonly formula: string;
  readonly numerator?: string;
  readonly denominator?: string;
}

const SHARE = 'сумма числителей всех принятых ОО / сумма знаменателей × 100, один знак после запятой';

function presenceWords({ schools, municipal, aboveZero, otherwise }: Extract<Computation, { kind: 'presence' }>) {
  const words: string[] = [];
  if (schools !== undefined)
    words.push(`«да», если хотя бы одна ОО ответила «да» на вопрос ${quote(schools)} или так ответил ИМЦ`);
  else if (municipal !== undefined)
    words.push(
      aboveZero === true
        ? `«да», если ${quote(municipal)} больше нуля (число вводит ИМЦ)`
        : `ответ ИМЦ: ${quote(municipal)}`,
    );
  if (otherwise !== undefined)
    words.push(
      `если ответа нет – «да», когда доля (${tallyWords(otherwise.part)} / ${tallyWords(otherwise.whole)}) не меньше ${russian(otherwise.atLeast)} %`,
    );
  return words.join('; ');
}

/** How an indicator is computed, for «Откуда число» and the passports. */
export function formulaOf({ computation, metAlsoNeeds }: Indicator): Formula {
  const also =
    metAlsoNeeds === undefined ? '' : `; порог считается достигнутым, только если ${quote(metAlsoNeeds)} – да`;
  switch (computation.kind) {
    case 'share':
      return {
        formula: `${SHARE}${also}`,
        numerator: tallyWords(computation.part),
        denominator: tallyWords(computation.whole),
      };
    case 'count':
      return { formula: tallyWords(computation.part) };
    case 'presence':
      return { formula: presenceWords(computation) };
    case 'text':
      return { formula: 'оценка ИМЦ: да, нет или частично' };
  }
}
