import { expect, test } from 'vitest';
import { readXlsx } from '../../../pipeline/xlsx/read.ts';
import { inflate } from '../../../pipeline/xlsx/node.ts';
import { murom } from '../../../pipeline/catalogue/murom/index.ts';
import { collect } from '../../../pipeline/collect.ts';
import { planOf } from '../../../pipeline/indicators/plan.ts';
import type { Results } from '../../../pipeline/indicators/results.ts';
import { NO_MUNICIPALITY } from '../../../pipeline/intake/municipality.ts';
import { parsePeriod } from '../../../pipeline/period.ts';
import { receive } from '../../../pipeline/receive.ts';
import { button, department, downloaded, first, imc, login, place, site, books } from '../cast.ts';
import { picture } from '../chrome.ts';
import { PERIOD, reports } from '../town.ts';

/** «Свести», looking through, the release, and what the department gets. */
export function release(): void {
  test('accepted, added up, looked at, released', async () => {
    await imc.goto(`/imc/${place.campaign}/schools/${first.school.code}`);
    await button(imc, 'Принять').click();
    await imc.getByText('принят', { exact: true }).waitFor();
    await imc.goto(`/imc/${place.campaign}/summary`);
    await imc.getByText('Свод ещё не делали').waitFor();
    await button(imc, 'Свести').click();
    await imc.getByText('учтено 2 из 3').waitFor();
    await picture(imc, '22-summary');
    await imc.locator('tr[data-indicator="P5"] button.link').click();
    await imc.getByRole('dialog').getByText('Как считается').waitFor();
    await picture(imc, '23-origin');
    await imc.getByRole('dialog').getByRole('link', { name: first.school.name, exact: true }).click();
    await imc.getByText(/Показатель П5/).waitFor();
    await picture(imc, '24-rows');
    await imc.goBack();
    for (const [tab, name] of [
      ['Таблицы анализа', '25-analysis'],
      ['По школам', '26-heat'],
      ['Диаграммы', '27-charts'],
    ] as const) {
      await imc.getByRole('tab', { name: tab }).click();
      if (tab === 'Диаграммы') await imc.locator('canvas').first().waitFor();
      await picture(imc, name);
    }
    await imc.getByLabel('Пояснение к выпуску').fill('Первый свод');
    await button(imc, 'Выпустить').click();
    await imc.getByText('Выпуск № 1 готов').waitFor();
    expect(site.letters.at(-1)?.to).toEqual(['department@example.ru']);
  });

  test('the department downloads what equals collect', async () => {
    await login(department, 'department');
    await department.getByRole('link', { name: /№ 1/ }).click();
    await department.getByText('Учтено 2 из 3').waitFor();
    await picture(department, '28-release');
    await button(department, 'Проверить подлинность').click();
    await department.getByText('совпал с выпущенным до байта').waitFor();
    const { bytes } = await downloaded(department, button(department, /Скачать: Муром/));
    const shown = (await department.evaluate(async () => (await fetch('/api/releases/1')).json())) as {
      results: Results;
    };

    const settings = { period: parsePeriod(PERIOD)!, youngMaxAge: 35 };
    const plan = planOf([murom], settings);
    const schools = reports.map(({ school: one }) => ({ ...one, shnor: false, shnsu: false }));
    const received = receive(
      [books['right']!, books['second']!].map((book, at) => ({ kind: 'workbook', file: `${at}.xlsx`, bytes: book })),
      { plan, registry: new Map(schools.map((one) => [one.code, one])) },
    );
    const { results } = collect({
      plan,
      registry: schools,
      received,
      municipality: NO_MUNICIPALITY,
      generated: shown.results.generated,
    });
    const figures = ({ frameworks }: Results) =>
      frameworks[0]!.indicators.map(({ id, numerator, denominator, value }) => ({ id, numerator, denominator, value }));
    expect(figures(shown.results)).toEqual(JSON.parse(JSON.stringify(figures(results))));
    const numbers = new Set(
      readXlsx(bytes, inflate).sheets.flatMap((sheet) =>
        sheet.read().rows.flatMap(({ cells }) => cells.map(({ value }) => value)),
      ),
    );
    const shares = figures(results).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
    expect(shares.length).toBeGreaterThan(3);
    for (const share of shares) expect(numbers, `${share}`).toContain(share);
  });
}
