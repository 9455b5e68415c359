import { useState } from 'preact/hooks';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import type { Measure } from '../../../pipeline/catalogue/types.ts';
import { vocabularies } from '../../../pipeline/catalogue/vocabularies.ts';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Text } from '../parts/field.tsx';
import { Findings } from '../parts/findings.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { CampaignView, Finding, MeasureReport } from '../wire.ts';
import { russian } from '../words.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';

/** What was done of the measures of the documents. */
export function Measures() {
  const { id, campaign } = useCampaign();
  const measures = useLoaded<{ readonly measures: readonly MeasureReport[] }>(`/api/campaigns/${id}/measures`);
  return (
    <CampaignFrame campaign={campaign} title="Мероприятия">
      {(one) => <Waiting from={measures}>{({ measures: given }) => <Form campaign={one} given={given} />}</Waiting>}
    </CampaignFrame>
  );
}

const BLANK = { status: '', actual: '', date: '', evidence: '', comment: '' };
type Line = typeof BLANK;
/** A measure with several norms has a line for each. */
const lineKey = (key: string, at: number): string => `${key} ${at}`;

function linesOf(given: readonly MeasureReport[]): Record<string, Line> {
  const seen = new Map<string, number>();
  return Object.fromEntries(
    given.map(({ key, status, actual, date, evidence, comment }) => {
      const at = seen.get(key) ?? 0;
      seen.set(key, at + 1);
      return [lineKey(key, at), { status, actual: actual === null ? '' : russian(actual), date, evidence, comment }];
    }),
  );
}

function Form({ campaign, given }: { readonly campaign: CampaignView; readonly given: readonly MeasureReport[] }) {
  const inForce = campaign.frameworks
    .flatMap((id) => findFramework(id) ?? [])
    .filter(({ measures }) => measures.length > 0);
  const [lines, setLines] = useState(() => linesOf(given));
  const [search, setSearch] = useState('');
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const rowsOf = (measure: Measure): number => Math.max(1, measure.norms.length);
  const { run, busy, problem } = useAction(async () => {
    setFindings(null);
    const reports = inForce.flatMap(({ measures }) =>
      measures.flatMap((measure) =>
        Array.from({ length: rowsOf(measure) }, (_, at) => ({
          key: measure.key,
          line: lines[lineKey(measure.key, at)] ?? BLANK,
        })),
      ),
    );
    const filled = reports.filter(({ line }) => Object.values(line).some((text) => text.trim() !== ''));
    const answer = await call<{ findings: readonly Finding[] }>(`/api/campaigns/${campaign.id}/measures`, {
      method: 'PUT',
      json: filled.map(({ key, line }) => ({ key, ...line, actual: numberOf(line.actual) })),
    });
    setFindings(answer.findings);
  });
  if (inForce.length === 0) return <Notice kind="plain">В документах этой кампании нет перечня мероприятий.</Notice>;
  const wanted = (text: string): boolean => text.toLowerCase().includes(search.toLowerCase());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div class="fields">
        <Text label="Найти мероприятие" type="search" value={search} onText={setSearch} placeholder="Номер или слова" />
      </div>
      {inForce.map(({ id, name, measures }) => (
        <section key={id}>
          <h2>{name}</h2>
          {measures
            .filter(({ text, printed }) => wanted(`${printed} ${text}`))
            .map((measure) => (
              <details key={measure.key} class="panel">
                <summary>
                  {measure.printed} {measure.text}{' '}
                  <span class="badge plain">{lines[lineKey(measure.key, 0)]?.status || 'не отмечено'}</span>
                </summary>
                <p class="hint">{[measure.term.raw, measure.executor, measure.result].filter(Boolean).join('. ')}</p>
                {Array.from({ length: rowsOf(measure) }, (_, at) => (
                  <Row
                    key={at}
                    norm={measure.norms[at]?.raw}
                    line={lines[lineKey(measure.key, at)] ?? BLANK}
                    onChange={(line) => setLines((before) => ({ ...before, [lineKey(measure.key, at)]: line }))}
                  />
                ))}
              </details>
            ))}
        </section>
      ))}
      <Trouble problem={problem} />
      {findings === null ? null : findings.some(({ level }) => level !== 'info') ? (
        <>
          <Notice kind="query" title="Сохранено; проверьте отмеченное" />
          <Findings findings={findings.map((finding) => ({ ...finding, sheet: '', cell: '' }))} />
        </>
      ) : (
        <Notice kind="good">Сохранено.</Notice>
      )}
      <Button submit busy={busy}>
        Сохранить
      </Button>
    </form>
  );
}

function numberOf(text: string): number | null {
  const number = Number(text.replace(/\s|%/g, '').replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? null : number;
}

interface RowProps {
  readonly norm: string | undefined;
  readonly line: Line;
  readonly onChange: (line: Line) => void;
}

const Row = ({ norm, line, onChange }: RowProps) => (
  <fieldset>
    {norm === undefined ? null : <legend>Норма: {norm}</legend>}
    <div class="fields">
      <Choice
        label="Выполнение"
        value={line.status}
        options={['', ...vocabularies.measureStatus.values].map((one) => [one, one === '' ? 'не отмечено' : one])}
        onText={(status) => onChange({ ...line, status })}
      />
      <Text label="Факт" value={line.actual} onText={(actual) => onChange({ ...line, actual })} inputMode="decimal" />
      <Text label="Дата" value={line.date} onText={(date) => onChange({ ...line, date })} placeholder="15.06.2026" />
      <Text
        label="Подтверждение"
        value={line.evidence}
        onText={(evidence) => onChange({ ...line, evidence })}
        placeholder="Приказ № … от …"
      />
      <Text label="Комментарий" value={line.comment} onText={(comment) => onChange({ ...line, comment })} wide />
    </div>
  </fieldset>
);
