import { useState } from 'preact/hooks';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import type { Indicator } from '../../../pipeline/catalogue/types.ts';
import { parsePeriod } from '../../../pipeline/period.ts';
import { leftOver } from '../../../pipeline/summary/leftOver.ts';
import type { Results } from '../wire.ts';
import { Charts } from './charts.tsx';
import { Heat } from './heat.tsx';
import { Origin } from './origin.tsx';
import { Printed } from './printed.tsx';
import { Analysis } from './tables.tsx';

interface SummaryProps {
  readonly results: Results;
  readonly schools: readonly { readonly code: string; readonly name: string }[];
  /** Given to the ИМЦ only: rows of schools are not for the department. */
  readonly schoolLink?: (code: string, indicator?: string) => string;
}

const TABS = [
  ['document', 'Таблицы документа'],
  ['analysis', 'Таблицы анализа'],
  ['charts', 'Диаграммы'],
  ['schools', 'По школам'],
] as const;
type Tab = (typeof TABS)[number][0];

/** Every table of every document, live, and from each number to what it is made of. */
export function Summary({ results, schools, schoolLink }: SummaryProps) {
  const [chosen, setChosen] = useState(results.frameworks[0]?.id ?? '');
  const [tab, setTab] = useState<Tab>('document');
  const [opened, setOpened] = useState<Indicator | null>(null);
  const result = results.frameworks.find(({ id }) => id === chosen) ?? results.frameworks[0];
  const framework = result === undefined ? undefined : findFramework(result.id);
  if (result === undefined || framework === undefined) return null;
  const left = leftOver(framework);
  const printed = left === undefined ? framework.printed : [...framework.printed, left];
  const year = parsePeriod(results.period)?.year ?? 0;
  const tabs = TABS.filter(([id]) => id !== 'schools' || schoolLink !== undefined);
  return (
    <>
      {results.frameworks.length < 2 ? null : (
        <div class="tabs" role="tablist" aria-label="Документ">
          {results.frameworks.map(({ id }) => (
            <button key={id} type="button" role="tab" aria-selected={id === result.id} onClick={() => setChosen(id)}>
              {findFramework(id)?.name ?? id}
            </button>
          ))}
        </div>
      )}
      <div class="tabs" role="tablist" aria-label="Вид">
        {tabs.map(([id, words]) => (
          <button key={id} type="button" role="tab" aria-selected={id === tab} onClick={() => setTab(id)}>
            {words}
          </button>
        ))}
      </div>
      <p class="hint">
        {framework.document.act}. {framework.document.title}
      </p>
      {tab === 'document'
        ? printed.map((table) => (
            <Printed
              key={table.id}
              framework={framework}
              result={result}
              table={table}
              year={year}
              onOpen={setOpened}
            />
          ))
        : null}
      {tab === 'analysis' ? <Analysis framework={framework} result={result} /> : null}
      {tab === 'charts' ? <Charts framework={framework} result={result} /> : null}
      {tab === 'schools' && schoolLink !== undefined ? (
        <Heat framework={framework} result={result} schools={schools} onOpen={setOpened} schoolLink={schoolLink} />
      ) : null}
      <Origin
        framework={framework}
        indicator={opened}
        result={result.indicators.find(({ id }) => id === opened?.id)}
        schools={schools}
        {...(schoolLink === undefined ? {} : { schoolLink })}
        onClose={() => setOpened(null)}
      />
    </>
  );
}
