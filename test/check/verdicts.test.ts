import { beforeAll, describe, expect, test } from 'vitest';
import { inWords } from '../../pipeline/command/findings.ts';
import type { Finding } from '../../pipeline/finding.ts';
import { withPrevious } from '../../pipeline/indicators/previous.ts';
import type { Parcel } from '../../pipeline/receive.ts';
import { addresses, collectAll, filled, judge, makeBook, Parts, registry, short } from '../intake/book.ts';

let bytes: Uint8Array;
let second: Uint8Array;
let at: ReturnType<typeof addresses>;
beforeAll(async () => {
  bytes = await makeBook();
  second = await makeBook({ school: registry[1]! });
  at = addresses(bytes);
});

/** Murom's «удовлетворены»: survey_satisfied of survey_respondents. */
const SATISFIED = 'P7';

const parcel = (file: string, what: Uint8Array): Parcel => ({ kind: 'workbook', file, bytes: what });
const damaged = (sheet: string, cells: Parameters<Parts['put']>[1]): Uint8Array =>
  new Parts(bytes).put(sheet, cells).book();

describe('several files of a municipality', () => {
  test('the same file twice counts once', () => {
    const { results, findings, protocol } = collectAll([parcel('1.xlsx', bytes), parcel('копия.xlsx', bytes)]);
    expect(results.schools).toEqual({ expected: 2, submitted: 1, accepted: 1, missing: ['1002'], rejected: [] });
    expect(findings.map(({ file, level, code, message }) => [file, level, code, message])).toEqual([
      ['копия.xlsx', 'info', 'T10', 'копия отчёта 1.xlsx, учтена один раз'],
    ]);
    expect(protocol.map(({ verdict }) => verdict)).toEqual(['принят', 'копия']);
  });

  test('the same report saved again counts once', () => {
    const again = new Parts(bytes).book();
    expect(collectAll([parcel('1.xlsx', bytes), parcel('2.xlsx', again)]).results.schools.accepted).toBe(1);
  });

  test('a late report that differs: neither is chosen, both are named', () => {
    const late = damaged('Кадры', { [at('ped_experience', 2)]: 13 });
    const { results, findings, protocol } = collectAll([
      parcel('1.xlsx', bytes),
      parcel('поздний.xlsx', late),
      parcel('2.xlsx', second),
    ]);
    expect(results.schools).toEqual({ expected: 2, submitted: 2, accepted: 1, missing: [], rejected: ['1001'] });
    expect(findings.map(({ file, level, code }) => [file, level, code])).toEqual([
      ['1.xlsx', 'error', 'T10'],
      ['поздний.xlsx', 'error', 'T10'],
    ]);
    for (const { message } of findings)
      expect(message).toBe('два разных отчёта организации 1001: 1.xlsx и поздний.xlsx');
    expect(protocol.map(({ verdict }) => verdict)).toEqual(['отклонён', 'отклонён', 'принят']);
  });

  test('bad files stop nothing; who is missing is known', () => {
    const { results, protocol } = collectAll([
      parcel('обрыв.xlsx', bytes.subarray(0, 5000)),
      parcel('пустой.xlsx', new Uint8Array()),
      parcel('2.xlsx', second),
    ]);
    expect(results.schools).toEqual({ expected: 2, submitted: 1, accepted: 1, missing: ['1001'], rejected: [] });
    expect(protocol.map(({ verdict }) => verdict)).toEqual(['не отчёт', 'не отчёт', 'принят']);
    for (const { indicators } of results.frameworks)
      for (const { id, coverage } of indicators)
        if (coverage !== undefined && coverage.of > 1) expect([id, coverage]).toEqual([id, { schools: 1, of: 2 }]);
  });

  test('nothing at all is no crash', () => {
    const { results, findings } = collectAll([]);
    expect(results.schools).toEqual({
      expected: 2,
      submitted: 0,
      accepted: 0,
      missing: ['1001', '1002'],
      rejected: [],
    });
    expect(findings).toEqual([]);
  });
});

describe('0, blank and «нет» in the sums', () => {
  const satisfied = (what: Uint8Array) => {
    const { results } = collectAll([parcel('1.xlsx', what)]);
    const found = results.frameworks.flatMap(({ indicators }) => indicators).find(({ id }) => id === SATISFIED);
    return [found?.numerator, found?.denominator, found?.value, found?.coverage?.schools];
  };

  test('a denominator of 0 gives no percentage, and the school counts as heard', () => {
    expect(satisfied(bytes)).toEqual([48, 60, 80, 1]);
    const zero = { [at('survey_respondents')]: 0, [at('survey_satisfied')]: 0 };
    expect(satisfied(damaged('Организация', zero))).toEqual([0, 0, null, 1]);
  });

  test.each([null, 'н/д', ''])('%j is unknown: the school is not heard', (blank) => {
    const cells = { [at('survey_respondents')]: blank };
    expect(satisfied(damaged('Организация', cells))).toEqual([0, 0, null, 0]);
  });
});

describe('the verdict on one report', () => {
  test('an explained query lets it in without a question', () => {
    const twice = { [at('full_name', 3)]: 'Волков Пётр Ильич', [at('birth_year', 3)]: 1980 };
    const told = (parts: Parts) => collectAll([parcel('1.xlsx', parts.book())]).protocol[0];
    expect(told(new Parts(bytes).put('Кадры', twice))).toMatchObject({ verdict: 'принят с вопросами', queries: 1 });
    const explained = new Parts(bytes).put('Кадры', twice).put('Пояснения', { B6: 'K18', E6: 'Однофамильцы' });
    expect(told(explained)).toMatchObject({ verdict: 'принят', queries: 1 });
  });

  test('what follows from an unreadable cell is not said again', () => {
    const { findings } = judge(damaged('Кадры', { [at('position', 1)]: 'шеф', [at('position', 2)]: '?' }));
    expect(findings.map(({ code }) => code)).toEqual(['K2', 'K2']);
  });

  test('all mistakes are told at once', () => {
    const cells = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((entry) => [at('category', entry), 'не знаю']));
    const { findings } = judge(damaged('Кадры', { ...cells, [at('birth_year', 2)]: 1800 }));
    expect(findings.filter(({ level }) => level === 'error')).toHaveLength(8);
  });

  test('a folder of headings alone is not called an empty book', () => {
    const text = (line: string): Uint8Array => new TextEncoder().encode(`${line}\n`);
    const { findings, partial } = judge({
      'staff.csv': text('row_no;position'),
      'training.csv': text('course.person;course.kind'),
      'school.csv': text('code;value\norg_code;1001'),
    });
    expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual(['query S1']);
    expect(partial).not.toBeNull();
  });

  test('no name of a person leaves the school', () => {
    const cells = { [at('birth_year', 2)]: 'Волков', [at('full_name', 3)]: 'Волков Пётр Ильич', [at('full_name', 90)]: 'Ли' };
    const { findings, partial, fingerprint } = judge(damaged('Кадры', { ...cells, [at('birth_year', 2)]: 1980, [at('birth_year', 3)]: 1980 }));
    const said = JSON.stringify([findings, partial, fingerprint]);
    for (const person of filled.staff) expect(said).not.toContain(String(person['full_name']).split(' ')[0]);
    expect(said).not.toContain('Ли»');
    expect(findings.map(short)).toEqual([`query K18 Кадры!${at('full_name', 3)}`, `query T7 Кадры!${at('full_name', 90)}`]);
  }); // prettier-ignore
});

describe('against last year', () => {
  const indicator = (numerator: number, denominator: number, value: number) => ({
    id: 'g8.4', kind: 'share' as const, unit: '%', numerator, denominator, value,
    bySchool: [{ school: '1001', numerator, denominator, value }],
  }); // prettier-ignore
  const jump = (now: ReturnType<typeof indicator>, then: ReturnType<typeof indicator>) => {
    const results = { ...collectAll([]).results, frameworks: [{ id: 'alapaevsk', indicators: [then], tables: [] }] };
    const today = [{ id: 'alapaevsk', indicators: [now], tables: [] }];
    return withPrevious(today, results, new Map([['1001', '1.xlsx']])).findings.map(({ code, message }) => `${code} ${message}`);
  }; // prettier-ignore
  test.each([
    ['a jump of ten points and three people', indicator(12, 20, 60), indicator(6, 20, 30), ['D1 g8.4: было 30 %, стало 60 % (+30 п. п.)']],
    ['a fall', indicator(3, 20, 15), indicator(6, 20, 30), ['D1 g8.4: было 30 %, стало 15 % (−15 п. п.)']],
    ['something became nothing', indicator(0, 20, 0), indicator(6, 20, 30), ['D2 g8.4: было 6, стало 0 (было 30 %, стало 0 %)']],
    ['two people of a small school', indicator(3, 5, 60), indicator(1, 5, 20), []],
    ['a little', indicator(8, 20, 40), indicator(7, 20, 35), []],
  ])('%s', (_name, now, then, told) => expect(jump(now, then)).toEqual(told)); // prettier-ignore
});

describe('what the command line prints', () => {
  const finding = (more: Partial<Finding>): Finding => ({
    file: '1.xlsx', school: '1001', code: 'N1', level: 'error', sheet: 'Кадры', cell: 'F9', message: 'не заполнено «Год рождения»', hint: 'Заполните', ...more,
  }); // prettier-ignore

  test('the same remark of a column is one line with its cells and their number', () => {
    const many = Array.from({ length: 40 }, (_, i) => finding({ cell: `F${i + 9}` }));
    expect(inWords(many)).toBe(
      '1.xlsx\n  ОШИБКА [N1] лист «Кадры», F9, F10, F11, F12, F13 и ещё 35 (всего 40): не заполнено «Год рождения». Заполните',
    );
  });

  test('different values of a column are one line too', () => {
    const many = ['раз', 'два', 'три', 'четыре'].map((word, i) => finding({ code: 'K2', cell: `O${i + 9}`, message: `«${word}» не из списка` }));
    expect(inWords(many).split('\n')[1]).toBe(
      '  ОШИБКА [K2] лист «Кадры», O9, O10, O11, O12 (всего 4): «раз» не из списка; «два» не из списка; «три» не из списка и ещё 1. Заполните',
    );
  }); // prettier-ignore

  test('worst first; a file, a column or nothing for a place; an explanation for the remedy', () => {
    const printed = inWords([
      finding({ level: 'info', code: 'T6', sheet: 'staff.csv', cell: 'B2', message: 'исправлено', hint: 'Ничего' }),
      finding({ level: 'query', code: 'S8', cell: 'D', message: 'нет руководителя', explanation: 'Вакансия' }),
      finding({ code: 'T9', sheet: '', cell: '', message: 'файл пуст', hint: 'Пришлите снова' }),
    ]);
    expect(printed.split('\n').slice(1)).toEqual([
      '  ОШИБКА [T9] файл пуст. Пришлите снова',
      '  ВОПРОС [S8] лист «Кадры», столбец D: нет руководителя. Пояснено: Вакансия',
      '  сведение [T6] файл staff.csv, B2: исправлено. Ничего',
    ]);
  });
});
