import { decimal, whole } from '../numbers.ts';
import type { CollectMeasured } from './cabinet.ts';
import type { DemoMeasured } from './demo.ts';
import type { Lost } from './kept.ts';
import type { Received } from './receiving.ts';
import { percentile } from './watch.ts';

export interface ServerResults {
  readonly when: string;
  readonly machine: string;
  /** Of the machine before anything was measured: others may have been working on it. */
  readonly load: number;
  readonly schools: number;
  readonly documents: Received;
  readonly books: Received;
  readonly crowd: Received;
  readonly board: { readonly times: readonly number[]; readonly bytes: number };
  readonly collect: CollectMeasured;
  readonly demo: DemoMeasured;
  readonly lost: Lost;
}

type Row = readonly string[];

const markdown = (head: Row, rows: readonly Row[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const rateOf = ({ sent }: Received): number => sent.acknowledged.length / sent.seconds;

/** Answers of one kind that are no good: neither a receipt nor 503 with Retry-After. */
const wrongOf = ({ documents, books, crowd }: ServerResults): readonly string[] =>
  [documents, books, crowd].flatMap(({ sent }) => [
    ...sent.wrong,
    ...Object.keys(sent.statuses).filter((status) => status !== '201' && status !== '503'),
  ]);

/** The whole report in Markdown. */
export function reportOf(results: ServerResults): string {
  const { when, machine, load, schools, documents, books, crowd, board, collect, demo, lost } = results;
  const goals: Row[] = [];
  const goal = (name: string, measured: string, met: boolean): void =>
    void goals.push([name, measured, met ? 'выполнена' : '**не выполнена**']);
  const rate = rateOf(documents);
  goal('Приём документов по 40 КБ – не меньше 95 в секунду', `${decimal(rate, 1)} в секунду`, rate >= 95);
  goal('Подтверждённые, но потерянные – 0', `${whole(lost.lost)} из ${whole(lost.acknowledged)}`, lost.lost === 0);
  const wrong = wrongOf(results);
  goal('Сверх сил – только 503 с Retry-After', `других отказов: ${wrong.length}`, wrong.length === 0);
  const crowdMemory = crowd.seen.memory;
  goal(`${whole(schools)} отправок разом: память – не больше 512 МБ`, `${whole(crowdMemory)} МБ`, crowdMemory <= 512);
  const health = percentile(crowd.seen.health, 99);
  goal(`${whole(schools)} отправок разом: /health p99 – не больше 250 мс`, `${whole(health)} мс`, health <= 250);
  const p95 = percentile(board.times, 95);
  goal(`Доска ${whole(schools)} школ, p95 – не больше 100 мс`, `${whole(p95)} мс`, p95 <= 100);
  goal('Память сервера после примера – не больше 200 МБ', `${whole(demo.after)} МБ`, demo.after <= 200);
  return [
    '# Скорость сервера',
    `Измерено командой \`npm run bench:server\` ${when}: настоящий HTTP, отправитель – в другом процессе на той же машине, проверка каждого отчёта целиком, запись на диск (fsync) до квитанции.`,
    `Машина: ${machine}; загрузка перед началом ${decimal(load, 1)}.${load >= 1.5 ? ' На машине в это время работали и другие программы.' : ''}`,
    '## Приём',
    receivingTable([
      ['документы JSON, 50 соединений', documents],
      ['книги .xlsx, 50 соединений', books],
      [`${whole(schools)} документов разом`, crowd],
    ]),
    'ЦП – процессорное время сервера со всеми потоками на один принятый отчёт. Ответ – от первого отправленного байта до квитанции. Получившие 503 приходят снова, когда сервер велел.',
    '## Кабинет ИМЦ',
    markdown(
      ['что', 'измерено'],
      [
        [
          `доска ${whole(schools)} школ (${whole(board.bytes / 1024)} КБ), медиана`,
          `${whole(percentile(board.times, 50))} мс`,
        ],
        ['доска, p95 двадцати запросов', `${whole(p95)} мс`],
        [`«Свести» ${whole(schools)} школ, от нажатия`, `${decimal(collect.seconds[0]!, 1)} с`],
        ['«Свести» ещё раз', `${decimal(collect.seconds[1]!, 1)} с`],
        ['/health во время «Свести», p99', `${whole(percentile(collect.seen.health, 99))} мс`],
        ['память сервера во время «Свести», наибольшая', `${whole(collect.seen.memory)} МБ`],
      ],
    ),
    '## Учебный пример',
    markdown(
      ['что', 'измерено'],
      [
        ['от нажатия до готового муниципалитета', `${decimal(demo.seconds, 1)} с`],
        ['память сервера до', `${whole(demo.before)} МБ`],
        ['память сервера после', `${whole(demo.after)} МБ`],
      ],
    ),
    '## Цели',
    markdown(['цель', 'измерено', ''], goals),
  ].join('\n\n');
}

const receivingTable = (rows: readonly (readonly [string, Received])[]): string =>
  markdown(
    ['что', 'КБ', 'принято', 'в секунду', 'ответ p50, мс', 'p99, мс', '503', 'ЦП, мс', '/health p99, мс', 'память, МБ'],
    rows.map(([what, one]) => {
      const { sent, seen } = one;
      const count = sent.acknowledged.length;
      return [
        what,
        decimal(sent.bytes / count / 1000, 1),
        whole(count),
        decimal(rateOf(one), 1),
        whole(percentile(sent.latencies, 50)),
        whole(percentile(sent.latencies, 99)),
        whole(sent.statuses['503'] ?? 0),
        decimal((1000 * seen.cpu) / count, 1),
        whole(percentile(seen.health, 99)),
        whole(seen.memory),
      ];
    }),
  );
