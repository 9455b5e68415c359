import type { Response } from 'express';
import { Problem, PROBLEMS } from '../problem.ts';
import { Refusal } from '../store/refusal.ts';
import type { Answer } from './route.ts';

/** The one place that writes errors: `application/problem+json` with a permanent code and Russian words. */
export function sendProblem(response: Response, error: unknown): void {
  const problem = problemOf(error);
  const [status, title] = PROBLEMS[problem.code];
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (problem.retryAfter !== undefined) response.setHeader('Retry-After', String(problem.retryAfter));
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        code: problem.code,
        title,
        status,
        ...(problem.detail === undefined ? {} : { detail: problem.detail }),
        ...problem.more,
      }),
    );
}

/** Whatever was thrown, as a problem; what nobody foresaw is `server.error`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(error.code, { more: { details: error.details } });
  // An address with «%» that is no escape.
  if (error instanceof URIError) return new Problem('path.unknown');
  return new Problem('server.error');
}

/** RFC 5987: Russian file names survive every browser. */
const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

export function sendAnswer(response: Response, answer: Answer): void {
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if ('bytes' in answer) {
    response.type(answer.type);
    if (answer.name !== undefined) response.setHeader('Content-Disposition', disposition(answer.name));
    response.end(answer.bytes);
  } else if (answer.status === 204) response.end();
  else response.type('application/json').send(JSON.stringify(answer.json));
}
