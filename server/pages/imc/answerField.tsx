import type { Field as FieldOf } from '../../../pipeline/catalogue/fields.ts';
import { vocabularies } from '../../../pipeline/catalogue/vocabularies.ts';
import type { Value } from '../../../pipeline/condition/predicate.ts';
import { Choice, Text } from '../parts/field.tsx';

export interface Question {
  readonly code: string;
  readonly label: string;
  readonly group: string;
  readonly field: FieldOf;
  /** Words are asked beside the answer. */
  readonly comment: boolean;
}

/** A stored value as it is typed. */
export const asText = (value: Value): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? `${value}`.replace('.', ',')
      : typeof value === 'string'
        ? value
        : value.join(', ');

interface AnswerProps {
  readonly question: Question;
  readonly value: string;
  readonly comment: string;
  readonly onValue: (text: string) => void;
  readonly onComment: (text: string) => void;
}

/** One question: a list where the dictionary has one, else a line. */
export function AnswerField({
  question: { label, field, comment: commented },
  value,
  comment,
  onValue,
  onComment,
}: AnswerProps) {
  const { kind, unit, prompt } = field;
  // Statuses are kept as text, for words may follow them; here the words have a line of their own.
  const list = commented ? vocabularies.textStatus : field.list;
  const options = list === undefined || kind === 'lists' ? null : (['', ...list.values] as const);
  const answer =
    options === null ? (
      <Text
        label={label}
        hint={[prompt, unit].filter(Boolean).join(' ')}
        value={value}
        onText={onValue}
        {...(kind === 'integer' || kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      />
    ) : (
      <Choice
        label={label}
        hint={commented ? undefined : prompt}
        value={value}
        options={options.map((one) => [one, one === '' ? 'нет данных' : one])}
        onText={onValue}
      />
    );
  if (!commented) return answer;
  return (
    <div class="field stacked">
      {answer}
      {value === '' ? null : <Text label="Чем подтверждается" value={comment} onText={onComment} />}
    </div>
  );
}
