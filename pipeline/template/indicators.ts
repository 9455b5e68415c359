import { field } from '../catalogue/fields.ts';
import type { Framework, Indicator, OwnTarget, Section } from '../catalogue/types.ts';
import { levelOf } from '../catalogue/asked.ts';
import { excelExpression } from '../condition/excel.ts';
import { coveredBy } from '../indicators/plan.ts';
import { judgedBy } from '../indicators/target.ts';
import { address } from '../xlsx/address.ts';
import { fills, looks } from '../xlsx/looks.ts';
import { SheetDraft } from '../xlsx/write.ts';
import { appliesTo } from './applies.ts';
import { nameOf, referencesOf, SHEETS, type Form } from './layout.ts';
import { percentFormula, tallyFormula, tallyInRussian } from './tally.ts';

const FIRST = 6;
const at = { id: 1, printed: 2, text: 3, unit: 4, part: 5, whole: 6, value: 7, target: 8, met: 9, before: 10 } as const;

/** Sheet «Показатели»: every indicator of people and of the school, live, with the words that say how it is counted. */
export function drawIndicators(
  form: Form,
  before: ((indicator: Indicator) => number | string | null) | undefined,
  footer: string,
): SheetDraft {
  const draft = new SheetDraft(SHEETS.indicators);
  const words = before === undefined ? at.before : at.before + 1;
  draft.columns = [
    { width: 4, hidden: true },
    ...[6, 56, 7, 11, 12, 10, 11, 10, ...(before === undefined ? [] : [10]), 58].map((width) => ({ width })),
  ];
  draft.protect = true;
  draft.tab = '5B9BD5';
  draft.freeze = { rows: FIRST - 1, columns: at.text };
  draft.print = { titleRows: [FIRST - 2, FIRST - 1], footer };
  draft.put(1, 2, 'Показатели организации: считаются сами', looks.heading).height(1, 22);
  const note =
    'Формулировки – как в документе. «–» – нет данных или знаменатель равен нулю; «н/п» – к вашей организации не относится. ' +
    'Порог установлен для муниципалитета и показан для сравнения.';
  const ownTargets = form.frameworks.some(({ id, indicators }) =>
    indicators.some((indicator) => judgedBy(id, indicator, form.settings)?.by !== undefined),
  );
  draft
    .put(2, 2, ownTargets ? `${note} «(ИМЦ)» – порог установил ИМЦ, а не документ.` : note, looks.plain)
    .merge(2, 2, 2, words, looks.plain)
    .height(2, 32);
  const headings = ['№', 'Показатель', 'Ед. изм.', 'Числитель', 'Знаменатель', 'Значение', 'Порог', 'Порог выполнен?'];
  if (before !== undefined) headings.push('Прошлый год');
  [...headings, 'Как посчитано'].forEach((title, index) =>
    draft.put(FIRST - 2, index + 2, title, looks.headSmall).put(FIRST - 1, index + 2, index + 1, looks.columnNumber),
  );
  draft.height(FIRST - 2, 32).height(FIRST - 1, 12);

  let row = FIRST;
  const heading = (text: string, height: number): void => {
    draft.put(row, 2, text, looks.group).merge(row, 2, row, words, looks.group).height(row, height);
    row++;
  };
  for (const framework of form.frameworks) {
    heading(`${framework.municipality}. ${framework.document.title}`, 32);
    const seen = new Set<string>();
    for (const indicator of framework.indicators) {
      if (levelOf(indicator.computation) === 'municipality') continue;
      for (const section of headingsOf(framework, indicator.section))
        if (!seen.has(section.id)) {
          seen.add(section.id);
          heading(`${section.printed} ${section.text}`.trim(), section.text.length > 130 ? 32 : 18);
        }
      drawOne(draft, row, { framework, indicator }, form, words);
      if (before !== undefined) draft.put(row, at.before, before(indicator) ?? '–', looks.formulaPercent);
      row++;
    }
  }
  draft.highlight(`I${FIRST}:I${row}`, `$I${FIRST}="да"`, fills.good);
  draft.highlight(`I${FIRST}:I${row}`, `$I${FIRST}="нет"`, fills.bad);
  return draft;
}

/** The section and those above it, the outermost first. */
function headingsOf({ sections }: Framework, id: string): Section[] {
  const section = sections.find((one) => one.id === id);
  if (section === undefined) return [];
  return [...(section.parent === undefined ? [] : headingsOf({ sections } as Framework, section.parent)), section];
}

const SIGNS = { '>=': '≥', '<=': '≤', '<': '<', '>': '>', '=': '' } as const;

function targetInWords({ op, value, by }: OwnTarget & { readonly by?: 'ИМЦ' }, unit: string): string {
  const words = value === true ? 'да' : `${SIGNS[op]} ${String(value).replace('.', ',')}${unit === '%' ? ' %' : ''}`;
  return `${words}${by === undefined ? '' : ` (${by})`}`.trim();
}

function drawOne(
  draft: SheetDraft,
  row: number,
  { framework, indicator }: { readonly framework: Framework; readonly indicator: Indicator },
  form: Form,
  words: number,
): void {
  const { computation, unit } = indicator;
  const target = judgedBy(framework.id, indicator, form.settings);
  const explanation = howCounted(indicator);
  draft
    .put(row, at.id, indicator.id, looks.code)
    .put(row, at.printed, indicator.printed, looks.centred)
    .put(row, at.text, indicator.text, looks.text)
    .put(row, at.unit, unit, looks.centred)
    .put(row, at.target, target === undefined ? null : targetInWords(target, unit), looks.centred)
    .put(row, at.met, null, looks.formula)
    .put(row, words, explanation, looks.hint)
    .height(row, 13 * Math.max(2, Math.ceil(indicator.text.length / 50), Math.ceil(explanation.length / 60)) + 4);
  const cell = (column: number): string => address(row, column);
  if (!appliesTo(computation, form.school)) {
    for (const column of [at.part, at.whole, at.value, at.met]) draft.put(row, column, 'н/п', looks.notApplicable);
    return;
  }
  const references = referencesOf(form);
  if (computation.kind === 'presence') {
    const name = nameOf(computation.schools!);
    for (const column of [at.part, at.whole]) draft.put(row, column, 'х', looks.notApplicable);
    draft.formula(row, at.value, `IF(LEN(TRIM(${name}))=0,"–",${name})`, looks.formula);
    if (target !== undefined)
      draft.formula(row, at.met, `IF(${cell(at.value)}="–","–",IF(${cell(at.value)}="да","да","нет"))`, looks.formula);
    return;
  }
  if (computation.kind === 'text') return;
  const covers = coveredBy(computation);
  const known = (formula: string): string =>
    covers === undefined ? formula : `IF(${excelExpression(covers, references)}*1=0,"–",${formula})`;
  const tallies = computation.kind === 'share' ? [computation.part, computation.whole] : [computation.part];
  tallies.forEach((tally, index) => {
    const formula = tallyFormula(tally, references);
    const look = 'total' in tally ? looks.formulaDecimal : looks.formula;
    if (formula === undefined) draft.put(row, at.part + index, '–', look);
    else draft.formula(row, at.part + index, `IFERROR(${known(formula)},"–")`, look);
  });
  if (computation.kind === 'count') {
    draft.put(row, at.whole, 'х', looks.notApplicable).formula(row, at.value, cell(at.part), looks.formula);
  } else {
    const hundredths = tallies.some((tally) => 'total' in tally && field(tally.total).scale !== undefined);
    draft.formula(row, at.value, percentFormula(cell(at.part), cell(at.whole), hundredths), looks.formulaPercent);
  }
  if (target === undefined || target.value === true) return;
  // The target is held against the exact share, never against the rounded percentage.
  const by = target.op === '=' ? '>=' : target.op;
  const [times, percent] = Number.isInteger(target.value) ? [100, target.value] : [1000, Math.round(10 * target.value)];
  const reached =
    computation.kind === 'share'
      ? `${times}*${cell(at.part)}${by}${percent}*${cell(at.whole)}`
      : `${cell(at.part)}${by}${target.value}`;
  if (indicator.metAlsoNeeds === undefined)
    draft.formula(row, at.met, `IF(ISNUMBER(${cell(at.value)}),IF(${reached},"да","нет"),"–")`, looks.formula);
  else draft.put(row, at.met, 'решает ИМЦ', looks.formula);
}

/** The definition in plain words. */
function howCounted({ computation, choice }: Indicator): string {
  const parts: string[] = [];
  if (computation.kind === 'share') {
    parts.push(`Числитель: ${tallyInRussian(computation.part)}.`, `Знаменатель: ${tallyInRussian(computation.whole)}.`);
  } else if (computation.kind === 'count') parts.push(`Число: ${tallyInRussian(computation.part)}.`);
  else if (computation.kind === 'presence' && computation.schools !== undefined)
    parts.push(`Ответ на листе «${SHEETS.organisation}»: «${field(computation.schools).label}».`);
  if (choice !== undefined) parts.push(choice);
  return parts.join(' ');
}
