import { goalsOf, ratio } from './goals.ts';
import { decimal, whole } from './numbers.ts';
import { OURS, type Results, type SetResults } from './results.ts';

type Row = readonly string[];

const markdown = (head: Row, rows: readonly Row[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The whole report in Markdown. */
export function reportOf(results: Results): string {
  const sets = [results.small, ...(results.large === undefined ? [] : [results.large])];
  return [
    '# Скорость',
    `Измерено командой \`npm run bench\` ${results.when}, всё в одном прогоне на одних и тех же файлах.`,
    machineLine(results),
    sets.map(({ corpus }) => corpusLine(corpus)).join('\n'),
    '«ЦП» – процессорное время всего процесса вместе с запуском, по всем потокам; «раз» – во сколько раз больше ЦП, чем у «Свода». Для 50 книг – медиана трёх прогонов вперемежку, для 1 000 – один прогон.',
    '## Чтение заполненных листов',
    'Титул, Кадры, Обучение и Организация каждой книги; один процесс, один поток.',
    readingTable(sets),
    agreement(sets),
    '## Одна кнопка',
    '`collect` от файлов школ до сводной книги, `results.json` и `findings.json`, на всех ядрах.',
    collectTable(sets),
    '## Книга школы',
    bookTable(results),
    '## Цели',
    markdown(
      ['цель', 'измерено', ''],
      goalsOf(results).map(({ goal, measured, met }) => [goal, measured, met ? 'выполнена' : '**не выполнена**']),
    ),
  ].join('\n\n');
}

function machineLine({ machine, load, versions, missing }: Results): string {
  const lines = [
    `Машина: ${machine}; загрузка перед началом ${decimal(load, 1)}. ` +
      `${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}.`,
  ];
  if (missing.length > 0) lines.push(`Не установлены и не измерены: ${missing.join(', ')} (\`.ci/packages bench\`).`);
  return lines.join('\n');
}

const corpusLine = ({ books, people, courses, bytes, resaved }: SetResults['corpus']): string =>
  `- ${whole(books)} книг: ${whole(people)} работников, ${whole(courses)} курсов, ${decimal(bytes / 1e6, 1)} МБ; ` +
  (resaved === 0 ? 'все созданы «Сводом».' : `${whole(resaved)} пересохранены LibreOffice, остальные – как созданы.`);

function readingTable(sets: readonly SetResults[]): string {
  const names = Object.keys(sets[0]!.reading);
  return markdown(
    ['чем', ...sets.flatMap(({ corpus }) => [`${whole(corpus.books)}: ЦП, с`, 'время, с', 'память, МБ', 'раз'])],
    names.map((name) => [
      name,
      ...sets.flatMap((set) => {
        const { cpu, wall, memory } = set.reading[name]!.cost;
        return [decimal(cpu, 2), decimal(wall, 2), whole(memory), name === OURS ? '1' : decimal(ratio(set, name), 1)];
      }),
    ]),
  );
}

/** Whether all programs have read the same; a fast reader that loses cells is no reader. */
function agreement(sets: readonly SetResults[]): string {
  return sets
    .map(({ corpus, reading }) => {
      const sums = Object.entries(reading).map(([name, { checksum }]) => [name, JSON.stringify(checksum)] as const);
      const different = sums.filter(([, sum]) => sum !== sums[0]![1]).map(([name]) => name);
      const { cells, years } = reading[OURS]!.checksum;
      const what = `${whole(cells)} заполненных ячеек «Кадров» и «Обучения», сумма годов рождения ${whole(years)}`;
      if (sums.length === 1) return `${whole(corpus.books)} книг: ${what}.`;
      return different.length === 0
        ? `${whole(corpus.books)} книг: все прочли одно и то же – ${what}.`
        : `**${whole(corpus.books)} книг: прочли не то же, что «Свод»: ${different.join(', ')}** (у «Свода» ${what}).`;
    })
    .join('\n\n');
}

const collectTable = (sets: readonly SetResults[]): string =>
  markdown(
    ['что', 'время, с', 'ЦП, с', 'память, МБ'],
    sets.flatMap(({ corpus, collect, summary }) => [
      ...Object.entries(collect).map(([what, { wall, cpu, memory }]) => [
        `${whole(corpus.books)} школ, ${what}`,
        decimal(wall, 2),
        decimal(cpu, 2),
        whole(memory),
      ]),
      [
        `из них одна сводная книга, ${whole(summary.bytes / 1024)} КБ`,
        decimal(summary.wall / 1000, 2),
        decimal(summary.cpu / 1000, 2),
        '',
      ],
    ]),
  );

function bookTable({ generation, opening }: Results): string {
  const rows: Row[] = [
    ['создание, мс (в среднем, после разогрева)', whole(generation.wall)],
    ['размер, КБ (средний)', whole(generation.mean / 1024)],
    ['размер, КБ (наибольший)', whole(generation.largest / 1024)],
  ];
  if (opening !== undefined)
    rows.push([
      `открытие в LibreOffice с расчётом всех листов, с (${opening.people} работников, без запуска самой программы)`,
      decimal(opening.seconds, 1),
    ]);
  return markdown(['заполненная книга', ''], rows);
}
