import { expect, test } from 'vitest';
import { alapaevsk } from '../../pipeline/catalogue/alapaevsk/index.ts';
import { SUMMARY_MARK } from '../../pipeline/form.ts';
import { open } from '../../pipeline/receive.ts';
import { summaryBook } from '../../pipeline/summary/index.ts';
import { misses } from '../../pipeline/summary/advice.ts';
import { labelOf } from '../../pipeline/summary/labels.ts';
import { keptFrom, keptKey } from '../../pipeline/summary/kept.ts';
import { inflate } from '../../pipeline/xlsx/node.ts';
import { readXlsx } from '../../pipeline/xlsx/read.ts';
import { request as fixtureOf } from './fixture.ts';

test('what people wrote into a summary stays when it is made anew', async () => {
  const request = fixtureOf(alapaevsk);
  const empty = await summaryBook(request);
  expect(keptFrom(readXlsx(empty, inflate)).size).toBe(0);
  const [row] = request.result.indicators.flatMap((result) =>
    (result.bySchool ?? [])
      .filter((value) => misses(result, value))
      .map(({ school }) => `${school} ${labelOf(result)}`),
  );
  const written = new Map([
    [keptKey('Рекомендации', row!, 'Адресат'), 'директору и руководителю ШМО'],
    [keptKey('Рекомендации', row!, 'Срок'), 'до 01.10.2026'],
    [keptKey('Решения', '2', 'Исполнитель'), 'МКУ ИМЦ'],
    [keptKey('Решения', '14', 'Срок'), '=не формула'],
  ]);
  const again = await summaryBook({ ...request, kept: written });
  expect(new Map(keptFrom(readXlsx(again, inflate)))).toEqual(written);
});

test('a summary is known as ours and never taken for a report', async () => {
  const bytes = await summaryBook(fixtureOf(alapaevsk));
  expect(readXlsx(bytes, inflate).properties.get(SUMMARY_MARK)).toBe('alapaevsk');
  const opened = open({ kind: 'workbook', file: 'alapaevsk.xlsx', bytes });
  expect(opened).toMatchObject({ summary: true, refused: { message: expect.stringContaining('сводная книга') } });
});
