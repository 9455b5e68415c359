import { useState } from 'preact/hooks';
import { fieldsAsked, askedOf } from '../../../pipeline/catalogue/asked.ts';
import { field } from '../../../pipeline/catalogue/fields.ts';
import { findFramework } from '../../../pipeline/catalogue/index.ts';
import type { Framework } from '../../../pipeline/catalogue/types.ts';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Findings } from '../parts/findings.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { Answers as Given, CampaignView, Finding } from '../wire.ts';
import { AnswerField, asText, type Question } from './answerField.tsx';
import { CampaignFrame, useCampaign } from './campaign.tsx';

/** What only the ИМЦ knows: numbers, yes/no answers, statuses of expected results. */
export function Answers() {
  const { id, campaign } = useCampaign();
  const answers = useLoaded<Given>(`/api/campaigns/${id}/answers`);
  return (
    <CampaignFrame campaign={campaign} title="Ответы ИМЦ">
      {(one) => <Waiting from={answers}>{(given) => <Form campaign={one} given={given} />}</Waiting>}
    </CampaignFrame>
  );
}

/** Optional answers of the ИМЦ about what schools are asked too. */
const OWN = ['s_mo_fg', 's_stazh_site', 's_ped_class', 's_mentor_incentives', 's_mentor_structure'];

/** Questions of the documents in force: fields of the ИМЦ, and a status for each result that people judge. */
function questionsOf(frameworks: readonly Framework[]): Question[] {
  const asked = fieldsAsked(frameworks);
  const fields = askedOf(asked, 'municipality').filter(({ code }) => code !== 'm_text_status');
  const own = OWN.filter((code) => asked.has(code)).map((code) => field(code));
  const judged = frameworks.flatMap(({ indicators, name }) =>
    indicators.flatMap(({ computation, text, printed, id }) =>
      computation.kind === 'text'
        ? [
            {
              code: computation.municipal.includes('.') ? computation.municipal : `m_text_status.${id}`,
              label: [printed, text].filter(Boolean).join(' '),
              group: `Ожидаемые результаты. ${name}`,
              field: field('m_text_status'),
              comment: true,
            },
          ]
        : [],
    ),
  );
  return [
    ...fields.map((one) => ({ code: one.code, label: one.label, group: one.group, field: one, comment: false })),
    ...own.map((one) => ({
      code: one.code,
      label: one.label,
      group: 'Если муниципалитет отвечает сам (необязательно)',
      field: one,
      comment: false,
    })),
    ...judged,
  ];
}

function Form({ campaign, given }: { readonly campaign: CampaignView; readonly given: Given }) {
  const questions = questionsOf(campaign.frameworks.flatMap((id) => findFramework(id) ?? []));
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(given.values).map(([code, value]) => [code, asText(value)])),
  );
  const [comments, setComments] = useState(given.comments);
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const { run, busy, problem } = useAction(async () => {
    setFindings(null);
    const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => text.trim() !== ''));
    const answer = await call<{ findings: readonly Finding[] }>(`/api/campaigns/${campaign.id}/answers`, {
      method: 'PUT',
      json: {
        values: filled,
        comments: Object.fromEntries(Object.entries(comments).filter(([code]) => filled[code] !== undefined)),
      },
    });
    setFindings(answer.findings);
  });
  const groups = Map.groupBy(questions, ({ group }) => group);
  const left = questions.filter(({ code }) => (values[code] ?? '').trim() === '').length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p>
        Эти сведения знает только муниципалитет: школы их не заполняют. Пустое значит «нет данных», а не ноль. Осталось
        без ответа: {left} из {questions.length}.
      </p>
      {[...groups].map(([title, own]) => (
        <fieldset key={title}>
          <legend>
            <h2>{title}</h2>
          </legend>
          <div class="fields lines">
            {own.map((question) => (
              <AnswerField
                key={question.code}
                question={question}
                value={values[question.code] ?? ''}
                comment={comments[question.code] ?? ''}
                onValue={(text) => setValues((before) => ({ ...before, [question.code]: text }))}
                onComment={(text) => setComments((before) => ({ ...before, [question.code]: text }))}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Trouble problem={problem} />
      {findings === null ? null : findings.some(({ level }) => level !== 'info') ? (
        <>
          <Notice kind="query" title="Сохранено, кроме отмеченного" />
          <Findings findings={findings.map((finding) => ({ ...finding, sheet: '', cell: '' }))} />
        </>
      ) : (
        <Notice kind="good">Сохранено. Чтобы ответы вошли в свод, нажмите «Свести».</Notice>
      )}
      <Button submit busy={busy}>
        Сохранить
      </Button>
    </form>
  );
}
