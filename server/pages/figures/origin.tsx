import type { Framework, Indicator } from '../../../pipeline/catalogue/types.ts';
import type { IndicatorResult } from '../../../pipeline/indicators/results.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Table } from '../parts/table.tsx';
import {
  boundsText,
  changeText,
  coverageOf,
  factText,
  formulaOf,
  fractionText,
  previousText,
  targetText,
  titleOf,
  valueText,
} from './shown.ts';

interface OriginProps {
  readonly framework: Framework;
  readonly indicator: Indicator | null;
  readonly result: IndicatorResult | undefined;
  readonly schools: readonly { readonly code: string; readonly name: string }[];
  /** Leads to the rows of a school that made the number; the department has no such link. */
  readonly schoolLink?: (code: string, indicator: string) => string;
  readonly onClose: () => void;
}

/** «Откуда число»: formula, what is divided by what, and which schools it is made of. */
export function Origin({ framework, indicator, result, schools, schoolLink, onClose }: OriginProps) {
  const open = indicator !== null && result !== undefined;
  return (
    <Dialog title={open ? titleOf(indicator) : ''} open={open} onClose={onClose} wide>
      {open ? (
        <Content
          framework={framework}
          indicator={indicator}
          result={result}
          schools={schools}
          {...(schoolLink === undefined ? {} : { schoolLink })}
        />
      ) : null}
    </Dialog>
  );
}

function Content({
  framework,
  indicator,
  result,
  schools,
  schoolLink,
}: Omit<OriginProps, 'onClose'> & { indicator: Indicator; result: IndicatorResult }) {
  const { formula, numerator, denominator } = formulaOf(indicator);
  const names = new Map(schools.map(({ code, name }) => [code, name]));
  const pairs: readonly (readonly [string, string])[] = [
    ['Значение', [factText(result), fractionText(result)].filter(Boolean).join(' – ')],
    ['Порог', targetText(result)],
    ['Данные', coverageOf(result)],
    ['Возможные границы', result.bounds === undefined ? '' : `${boundsText(result)} %, пока данные есть не от всех`],
    ['Год назад', [previousText(result), changeText(result)].filter(Boolean).join(', ')],
    ['Как считается', formula],
    ['Числитель', numerator ?? ''],
    ['Знаменатель', denominator ?? ''],
    ['Пояснение ИМЦ', result.comment ?? ''],
    ['В документе', `${framework.name}. ${indicator.clause}`],
  ];
  return (
    <>
      <dl class="pairs">
        {pairs.map(([name, words]) =>
          words === '' ? null : (
            <>
              <dt key={name}>{name}</dt>
              <dd>{words}</dd>
            </>
          ),
        )}
      </dl>
      {result.bySubject === undefined || result.bySubject.length === 0 ? null : (
        <Table
          caption="По предметам"
          rows={result.bySubject}
          rowKey={({ subject }) => subject}
          columns={[
            { heading: 'Предмет', show: ({ subject }) => subject },
            { heading: 'Из чего', number: true, show: (one) => fractionText(one) },
            { heading: '%', number: true, show: valueText },
          ]}
        />
      )}
      {result.bySchool === undefined || result.bySchool.length === 0 ? null : (
        <Table
          caption="По организациям"
          rows={result.bySchool}
          rowKey={({ school }) => school}
          columns={[
            {
              heading: 'Организация',
              show: ({ school }) =>
                schoolLink === undefined ? (
                  (names.get(school) ?? school)
                ) : (
                  <a href={schoolLink(school, indicator.id)}>{names.get(school) ?? school}</a>
                ),
            },
            { heading: 'Числитель', number: true, show: ({ numerator }) => numerator ?? '' },
            { heading: 'Знаменатель', number: true, show: ({ denominator }) => denominator ?? '' },
            { heading: 'Значение', number: true, show: valueText },
          ]}
        />
      )}
    </>
  );
}
