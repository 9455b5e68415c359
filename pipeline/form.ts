/** Version of the school form's layout: grows when fields move or change meaning. Older ones are still read. */
export const FORM_VERSION = 1;

/** Names of the form's sheets, in the order of its tabs. */
export const SHEETS = {
  instructions: 'Инструкция',
  title: 'Титул',
  staff: 'Кадры',
  training: 'Обучение',
  organisation: 'Организация',
  indicators: 'Показатели',
  structure: 'Структура',
  review: 'Проверка',
  explanations: 'Пояснения',
  lists: 'Справочники',
  /** Only in books that the ИМЦ returned. */
  remarks: 'Замечания',
  service: '_svod',
} as const;

/** Name of the service sheet that keeps the form's identity and the parameters of its formulas. */
export const SERVICE_SHEET = SHEETS.service;

/** Custom property that marks a summary workbook as ours, so that it is not taken for a school's report. */
export const SUMMARY_MARK = 'svod.summary';
