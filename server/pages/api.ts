import type { Finding } from '../../pipeline/finding.ts';
import { currentKey } from './identity.ts';
import { askToLogin } from './expiry.ts';

/** What went wrong with a request, in words for the person; `code` is permanent (`server/problem.ts`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** What to do about it, empty when the title says it. */
  readonly advice: string;
  readonly findings: readonly Finding[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    title: string,
    advice = '',
    findings: readonly Finding[] = [],
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
    this.status = status;
    this.code = code;
    this.advice = advice;
    this.findings = findings;
    this.details = details;
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its own type. */
  readonly body?: Blob | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Answer of the API as JSON. @throws Problem */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Answer of the API as a file. @throws Problem */
export async function callFile(path: string, options: Call = {}): Promise<{ blob: Blob; name: string }> {
  const response = await send(path, options);
  return { blob: await response.blob(), name: nameOf(response) ?? path.slice(path.lastIndexOf('/') + 1) };
}

/** File name of an answer: the UTF-8 one goes before the plain. */
function nameOf({ headers }: Response): string | undefined {
  const said = headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  return encoded === undefined ? /filename="?([^";]+)"?/i.exec(said)?.[1] : decodeURIComponent(encoded);
}

async function send(path: string, options: Call): Promise<Response> {
  const response = await attempt(path, options);
  if (response.ok) return response;
  const problem = await problemOf(response);
  // The page stays as it is, with all that was typed; after the login the same request goes again.
  if (response.status === 401 && currentKey() === null && (await askToLogin(path))) return send(path, options);
  throw problem;
}

async function attempt(path: string, { method = 'GET', json, body, headers = {}, signal }: Call): Promise<Response> {
  const key = currentKey();
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(method === 'GET' ? {} : { 'x-svod': '1' }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === null ? {} : { authorization: `Bearer ${key.key}` }),
        ...headers,
      },
      credentials: key === null ? 'same-origin' : 'omit',
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(
      0,
      'offline',
      navigator.onLine ? 'Сервер не отвечает' : 'Нет связи с интернетом',
      'Ничего не потеряно. Проверьте связь и повторите.',
    );
  }
}

/** Words for answers that come from something on the way to the server, not from itself. */
const OTHERS: Readonly<Record<number, readonly [string, string]>> = {
  413: ['Файл слишком велик', 'Книга школы занимает меньше 8 МБ; проверьте, тот ли это файл.'],
  429: ['Слишком много запросов подряд', 'Подождите минуту и повторите.'],
  502: ['Сервер перезапускается', 'Подождите минуту и повторите.'],
  503: ['Сервер занят', 'Подождите немного и повторите: ничего не потеряно.'],
  504: ['Сервер не ответил вовремя', 'Подождите минуту и повторите.'],
};

interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly findings?: readonly Finding[];
}

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const document = (await response.json().catch(() => ({}))) as ProblemDocument & Record<string, unknown>;
    if (document.title !== undefined)
      return new Problem(
        status,
        document.code ?? '',
        document.title,
        document.detail ?? '',
        document.findings ?? [],
        document,
      );
  }
  const [title, advice] = OTHERS[status] ?? [
    `Сервер ответил ошибкой ${status}`,
    'Повторите; если не помогло – сообщите администратору.',
  ];
  return new Problem(status, `http.${status}`, title, advice);
}
