import { json, route, type Answer, type Route } from '../http/route.ts';
import { openApi } from '../openapi.ts';
import { PROBLEMS } from '../problem.ts';

const ROLES: Readonly<Record<string, string>> = {
  school: 'школа',
  imc: 'ИМЦ',
  department: 'управление',
  admin: 'администратор',
};

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h2{margin-top:2.5rem}section{border-top:1px solid #ccc;padding:.75rem 0}
h3{font-size:1rem;margin:.25rem 0}code,pre{font:14px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
pre{background:#f4f4f4;padding:.75rem;overflow:auto}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
`;

const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const page = (text: string, type: string): Answer => ({ status: 200, bytes: new TextEncoder().encode(text), type });

const rowsOf = (title: string, entries: Readonly<Record<string, string>> | undefined): string =>
  entries === undefined
    ? ''
    : `<p>${title}:</p><ul>${Object.entries(entries)
        .map(([name, about]) => `<li><code>${safe(name)}</code> – ${safe(about)}</li>`)
        .join('')}</ul>`;

function sectionOf({ method, path, who, does, body, query, headers, answers }: Route): string {
  const roles = who === 'anyone' ? 'все' : who.map((role) => ROLES[role]).join(', ');
  const asked =
    body === undefined
      ? ''
      : 'json' in body
        ? `<details><summary>Тело: JSON</summary><pre>${safe(JSON.stringify(body.json.schema, null, 1))}</pre></details>`
        : `<p>Тело: ${body.bytes.map((type) => `<code>${safe(type)}</code>`).join(', ')}. ${safe(body.about)}</p>`;
  return `<section><h3><code>${method.toUpperCase()} ${safe(path)}</code></h3><p>${safe(does)}. Кому: ${roles}.</p>${asked}${rowsOf('Параметры', query)}${rowsOf('Заголовки', headers)}<ul>${answers.map(([status, about]) => `<li>${status} – ${safe(about)}</li>`).join('')}</ul></section>`;
}

function documentOf(routes: readonly Route[]): string {
  const problems = Object.entries(PROBLEMS)
    .map(([code, [status, title]]) => `<tr><td><code>${code}</code></td><td>${status}</td><td>${safe(title)}</td></tr>`)
    .join('');
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>API «Свода»</title><link rel="stylesheet" href="/api/docs.css"></head><body><main><h1>API «Свода»</h1><p>Машинное описание: <a href="/api/openapi.json">openapi.json</a>. Школа передаёт ключ: <code>Authorization: Bearer …</code>; остальные входят через <code>/api/login</code>, и к изменениям прикладывают заголовок <code>X-Svod: 1</code>.</p><h2>Запросы</h2>${routes.map(sectionOf).join('')}<h2>Отказы</h2><p>Ответ <code>application/problem+json</code> с постоянным кодом:</p><table><thead><tr><th>Код</th><th>Статус</th><th>Что значит</th></tr></thead><tbody>${problems}</tbody></table></main></body></html>`;
}

/** The description of the other routes: for machines and for people, without anything from other sites. */
export const docsRoutes = (routes: readonly Route[]): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/openapi.json',
    who: 'anyone',
    before: true,
    does: 'Описание API (OpenAPI 3.1)',
    answers: [[200, 'OpenAPI']],
    handle: () => json(openApi(routes)),
  }),
  route({
    method: 'get',
    path: '/api/docs',
    who: 'anyone',
    before: true,
    does: 'Описание API для людей',
    answers: [[200, 'Страница']],
    handle: () => page(documentOf(routes), 'text/html; charset=utf-8'),
  }),
  route({
    method: 'get',
    path: '/api/docs.css',
    who: 'anyone',
    before: true,
    does: 'Оформление описания',
    answers: [[200, 'CSS']],
    handle: () => page(STYLE, 'text/css; charset=utf-8'),
  }),
];
