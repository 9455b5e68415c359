import type { ComponentChildren } from 'preact';
import type { Value } from '../../../pipeline/condition/predicate.ts';
import type { Difference } from '../wire.ts';
import { counted, russian } from '../words.ts';

type Row = Difference['staff'][number];
const WHAT: Readonly<Record<Row['what'], string>> = { added: 'добавлен', removed: 'убран', changed: 'изменён' };

/** A stored value as people write it. */
export const written = (value: Value): string =>
  value === null
    ? 'пусто'
    : typeof value === 'number'
      ? russian(value)
      : typeof value === 'string'
        ? /^\d{4}-\d\d-\d\d$/.test(value)
          ? value.split('-').reverse().join('.')
          : value
        : value.join(', ');

/** What differs between two versions: answers, people, courses, documents. */
export function Changes({ changes: { school, staff, training, evidence } }: { readonly changes: Difference }) {
  if (school.length + staff.length + training.length + evidence.length === 0) return <p>Версии не различаются.</p>;
  return (
    <>
      <Part title="Организация" count={school.length}>
        <Fields changes={school} />
      </Part>
      <Part title="Кадры" count={staff.length}>
        <Rows rows={staff} word="работник, строка №" />
      </Part>
      <Part title="Обучение" count={training.length}>
        <Rows rows={training} word="курс работника №" />
      </Part>
      <Part title="Реквизиты документов" count={evidence.length}>
        <Fields changes={evidence} />
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

const Part = ({ title, count, children }: PartProps) =>
  count === 0 ? null : (
    <section>
      <h2>
        {title} <span class="soft small">{counted(count, 'изменение', 'изменения', 'изменений')}</span>
      </h2>
      {children}
    </section>
  );

const Fields = ({ changes }: { readonly changes: Difference['school'] }) => (
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Что</th>
          <th scope="col">Было</th>
          <th scope="col">Стало</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ code, label, was, is }) => (
          <tr key={code}>
            <td>{label}</td>
            <td>{written(was)}</td>
            <td>
              <strong>{written(is)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Rows = ({ rows, word }: { readonly rows: readonly Row[]; readonly word: string }) => (
  <ul class="findings">
    {rows.map(({ number, what, changes }, at) => (
      <li key={at}>
        <div>
          <span class={`badge ${what === 'removed' ? 'bad' : what === 'added' ? 'good' : 'query'}`}>{WHAT[what]}</span>
        </div>
        <div class="what">
          <p>
            {word} {written(number)}
          </p>
          <p class="cells">
            {changes
              .filter(({ code }) => code !== 'row_no' && code !== 'course.person')
              .map(({ label, was, is }) =>
                what === 'changed'
                  ? `${label}: ${written(was)} → ${written(is)}`
                  : `${label}: ${written(what === 'added' ? is : was)}`,
              )
              .join('; ')}
          </p>
        </div>
      </li>
    ))}
  </ul>
);
