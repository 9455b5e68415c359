import { annotateBook } from '../desk/ask.ts';
import type { Checked } from '../desk/checked.ts';
import { countOf, grouped, type Group } from '../desk/group.ts';
import { save, XLSX } from '../download.ts';
import { useAction } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Findings } from '../parts/findings.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { Finding } from '../wire.ts';
import { counted, plural } from '../words.ts';
import { Explain } from './explain.tsx';
import { Left } from './left.tsx';

/** Texts typed for queries, by key of the group. */
export type Answers = Readonly<Record<string, string>>;

interface VerdictProps {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly checked: Exclude<Checked, { refused: Finding }>;
  readonly answers: Answers;
  readonly onAnswer: (key: string, text: string) => void;
  readonly busy: boolean;
  readonly onSend: () => void;
}

/** What the check says of the book, and the button to send it when nothing stands in the way. */
export function Verdict({ name, bytes, checked, answers, onAnswer, busy, onSend }: VerdictProps) {
  const { findings, ready, document } = checked;
  const [errors, infos] = [countOf(findings, 'error'), countOf(findings, 'info')];
  const queries = grouped(findings).flatMap(({ groups }) => groups.filter(({ level }) => level === 'query'));
  const open = queries.filter(
    ({ key, explanation }) => explanation === null && (answers[key] ?? '').trim() === '',
  ).length;
  const serious = findings.filter(({ level }) => level !== 'info');
  const marked = useAction(async () => {
    const book = await annotateBook(bytes, findings);
    save(new Blob([book.slice().buffer], { type: XLSX }), name.replace(/\.xlsx$/i, '') + ' (замечания).xlsx');
  });
  return (
    <div class="stack">
      <dl class="facts">
        <Fact value={document.staff.length} words={['работник', 'работника', 'работников']} />
        <Fact value={document.training.length} words={['курс', 'курса', 'курсов']} />
        <Fact value={errors} words={['ошибка', 'ошибки', 'ошибок']} />
        <Fact value={queries.length} words={['вопрос', 'вопроса', 'вопросов']} />
      </dl>
      <Summary name={name} errors={errors} open={open} />
      <Left checked={checked} />
      {serious.length === 0 ? null : (
        <>
          <div class="row">
            <Button kind="plain" onPress={() => void marked.run()} busy={marked.busy}>
              Скачать свою книгу с замечаниями
            </Button>
            <span class="hint">
              Ячейки раскрашены, в каждой – примечание. Файл делается здесь же и никуда не уходит.
            </span>
          </div>
          <Trouble problem={marked.problem} />
          <Findings
            findings={serious}
            answer={(group: Group) => (
              <Explain
                group={group}
                ready={ready[group.code] ?? []}
                value={answers[group.key] ?? ''}
                onText={(text) => onAnswer(group.key, text)}
              />
            )}
          />
        </>
      )}
      {infos === 0 ? null : (
        <details>
          <summary>Исправлено и понято автоматически: {counted(infos, 'сведение', 'сведения', 'сведений')}</summary>
          <Findings findings={findings.filter(({ level }) => level === 'info')} />
        </details>
      )}
      <div class="row">
        <Button onPress={onSend} busy={busy} disabled={errors > 0 || open > 0}>
          Отправить в ИМЦ
        </Button>
        <span class="hint">
          {errors > 0
            ? 'Станет доступно, когда не останется ошибок.'
            : open > 0
              ? 'Станет доступно, когда на все вопросы будут пояснения.'
              : 'Уйдут только сведения без ФИО.'}
        </span>
      </div>
    </div>
  );
}

const Fact = ({ value, words }: { readonly value: number; readonly words: readonly [string, string, string] }) => (
  <div>
    <dt>{plural(value, ...words)}</dt>
    <dd>{value}</dd>
  </div>
);

function Summary({ name, errors, open }: { readonly name: string; readonly errors: number; readonly open: number }) {
  if (errors > 0)
    return (
      <Notice kind="bad" title={`${name}: ${counted(errors, 'ошибка', 'ошибки', 'ошибок')}`}>
        Исправьте их в книге, сохраните её и выберите снова.
        {open === 0 ? '' : ' На вопросы можно ответить сразу: ответы не пропадут.'}
      </Notice>
    );
  if (open > 0)
    return (
      <Notice
        kind="query"
        title={`${name}: ошибок нет, осталось ответить: ${counted(open, 'вопрос', 'вопроса', 'вопросов')}`}
      >
        Исправьте книгу или выберите пояснение под вопросом.
      </Notice>
    );
  return <Notice kind="good" title={`${name}: можно отправлять`} />;
}

/** What is not a report at all. */
export const Refused = ({ name, finding }: { readonly name: string; readonly finding: Finding }) => (
  <Notice kind="bad" title={`${name}: файл не прочитан`}>
    <p>
      {finding.message[0]?.toUpperCase()}
      {finding.message.slice(1).replace(/\.$/, '')}. {finding.hint}
    </p>
  </Notice>
);
