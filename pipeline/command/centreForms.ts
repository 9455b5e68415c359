import { askedOf, fieldsAsked } from '../catalogue/asked.ts';
import { fields } from '../catalogue/fields.ts';
import type { Framework } from '../catalogue/types.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""').replace(/\s+/g, ' ')}"`;

/** Excel on a Russian machine opens a file with this mark as UTF-8. */
const BOM = '\ufeff';

/**
 * The ИМЦ's own questions as two blank CSV files, `municipality.csv` and `measures.csv`: only what the documents ask,
 * with a third column that says what it is.
 */
export function centreForms(frameworks: readonly Framework[]): [name: string, text: string][] {
  const asked = fieldsAsked(frameworks);
  const statuses = frameworks.flatMap(({ indicators }) =>
    indicators.flatMap(({ computation, text }) =>
      computation.kind === 'text' ? [[computation.municipal, text] as const] : [],
    ),
  );
  const own = askedOf(asked, 'municipality').filter(({ code }) => !code.startsWith('m_text_status'));
  const shared = new Set(
    frameworks.flatMap(({ indicators }) =>
      indicators.flatMap(({ computation }) =>
        computation.kind === 'presence' && computation.schools !== undefined ? [computation.schools] : [],
      ),
    ),
  );
  const optional = fields.filter(({ code }) => shared.has(code));
  const municipality = [
    ['code', 'value', 'что это'],
    ...own.map(({ code, label, prompt }) => [code, '', `${label} (${prompt})`]),
    ...statuses.map(([code, text]) => [code, '', `${text} (да, нет или частично; пояснение после двоеточия)`]),
    ...optional.map(({ code, label }) => [code, '', `${label}: ответ самого ИМЦ, необязательно`]),
    ['young_max_age', '', 'Предельный возраст молодого педагога включительно; пусто – 35'],
  ];
  const measures = [
    ['measure_key', 'status', 'actual_value', 'date', 'evidence', 'comment', 'мера и её норма'],
    ...frameworks.flatMap(({ measures }) =>
      measures.flatMap(({ key, printed, text, norms }) =>
        (norms.length === 0 ? [''] : norms.map(({ raw }) => raw)).map((norm) => [
          key, '', '', '', '', '', `${printed} ${text}${norm === '' ? '' : ` — ${norm}`}`,
        ]),
      ),
    ),
  ]; // prettier-ignore
  const csv = (rows: readonly (readonly string[])[]): string =>
    BOM +
    rows.map((row) => row.map((cell) => (/[;"\n]/.test(cell) ? quoted(cell) : cell)).join(';')).join('\r\n') +
    '\r\n';
  return [
    ['municipality.csv', csv(municipality)],
    ['measures.csv', csv(measures)],
  ];
}
