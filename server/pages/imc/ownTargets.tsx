import { useState } from 'preact/hooks';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import type { Framework, Indicator } from '../../../pipeline/catalogue/types.ts';
import { ownKey, targetOf } from '../../../pipeline/indicators/target.ts';
import { labelOf } from '../figures/shown.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Text } from '../parts/field.tsx';
import { ownTargetText, type OwnTargetDraft, type OwnTargetDrafts } from './ownTargetDraft.ts';

interface OwnTargetsProps {
  readonly frameworks: readonly string[];
  /** Reporting year of the campaign. */
  readonly year: number;
  readonly drafts: OwnTargetDrafts;
  readonly onChange: (drafts: OwnTargetDrafts) => void;
}

/** Numbers as printed repeat from group to group; the short name does not. */
const nameOf = (indicator: Indicator): string => `${labelOf(indicator)}. ${indicator.text}`;

/** The document's targets of the year, and beside each the ИМЦ's own, by year. */
export function OwnTargets({ frameworks, year, drafts, onChange }: OwnTargetsProps) {
  const [search, setSearch] = useState('');
  const wanted = (indicator: Indicator): boolean =>
    indicator.computation.kind !== 'text' && nameOf(indicator).toLowerCase().includes(search.toLowerCase());
  return (
    <section>
      <h2>Пороги</h2>
      <p class="hint">
        Порог ИМЦ действует вместо порога документа с указанного года и дальше, пока его не уберут. В книгах школ и
        сводах он назван порогом ИМЦ; слова документа остаются.
      </p>
      <div class="fields">
        <Text label="Найти показатель" type="search" value={search} onText={setSearch} placeholder="Номер или слова" />
      </div>
      {frameworks
        .flatMap((id) => findFramework(id) ?? [])
        .map((framework) => (
          <section key={framework.id}>
            <h3>{framework.name}</h3>
            {framework.indicators.filter(wanted).map((indicator) => {
              const key = ownKey(framework.id, indicator.id);
              return (
                <One
                  key={key}
                  framework={framework}
                  indicator={indicator}
                  year={year}
                  lines={drafts[key] ?? []}
                  onLines={(lines) => onChange({ ...drafts, [key]: lines })}
                />
              );
            })}
          </section>
        ))}
    </section>
  );
}

interface OneProps {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly year: number;
  readonly lines: readonly OwnTargetDraft[];
  readonly onLines: (lines: readonly OwnTargetDraft[]) => void;
}

const SIGNS = [
  ['>=', '≥ не менее'],
  ['>', '> более'],
  ['<=', '≤ не более'],
  ['<', '< менее'],
] as const;

function One({ framework, indicator, year, lines, onLines }: OneProps) {
  const said = targetOf(indicator.targets, year)?.raw;
  const own = ownTargetText(indicator, lines, year);
  const yesNo = indicator.computation.kind === 'presence';
  const next = Math.max(year - 1, ...lines.map(({ from }) => Number(from))) + 1;
  const set = (at: number, change: Partial<OwnTargetDraft>): void =>
    onLines(lines.map((line, place) => (place === at ? { ...line, ...change } : line)));
  return (
    // A field that the browser refuses must be seen to be mended.
    <details class="panel" onInvalidCapture={({ currentTarget }) => void (currentTarget.open = true)}>
      <summary>
        {nameOf(indicator)}{' '}
        {own === '' ? (
          <span class="badge plain">{said === undefined ? 'порога нет' : 'порог документа'}</span>
        ) : (
          <span class="badge blue">порог ИМЦ: {own}</span>
        )}
      </summary>
      <p class="hint">
        {framework.name}, {year} год: {said === undefined ? 'в документе порога нет' : `«${said}»`}
      </p>
      {lines.map((line, at) => (
        <div key={at} class="fields">
          {yesNo ? null : (
            <>
              <Choice label="Порог ИМЦ" value={line.op} options={SIGNS} onText={(op) => set(at, { op })} />
              <Text
                label={`Значение, ${indicator.unit}`}
                value={line.value}
                onText={(value) => set(at, { value })}
                inputMode="decimal"
                pattern={indicator.unit === '%' ? '1000|\\d{1,3}([.,]\\d)?' : '1000|\\d{1,3}'}
                required
              />
            </>
          )}
          <Text
            label={yesNo ? 'Порог ИМЦ «да» – с года' : 'С года'}
            type="number"
            min={2000}
            max={2100}
            value={line.from}
            onText={(from) => set(at, { from })}
            required
          />
        </div>
      ))}
      <div class="row">
        {yesNo && lines.length > 0 ? null : (
          <Button
            kind="plain"
            onPress={() => onLines([...lines, { op: yesNo ? '=' : '>=', value: '', from: `${next}` }])}
          >
            {lines.length === 0 ? 'Установить порог ИМЦ' : 'Ещё на один год'}
          </Button>
        )}
        {lines.length === 0 ? null : (
          <Button kind="plain" onPress={() => onLines(lines.slice(0, -1))}>
            {lines.length === 1 ? 'Вернуть как в документе' : 'Убрать последний'}
          </Button>
        )}
      </div>
    </details>
  );
}
