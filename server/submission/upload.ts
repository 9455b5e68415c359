import type { Request } from 'express';
import { createHash } from 'node:crypto';
import type { Explanation } from '../../pipeline/submission.ts';
import { XLSX } from '../http/route.ts';
import { Mismatch, list, object, text } from '../http/shape.ts';
import { Problem } from '../problem.ts';
import { ensureLength, readBody, readMultipart, typeOf } from '../receive/body.ts';
import { FILE_BYTES } from '../receive/reception.ts';
import type { Against, Checked, ReadingTask } from '../receive/task.ts';
import type { Server } from '../server.ts';

/** How a submission may come: the workbook as it is, one file of a form, or values as JSON. */
export const UPLOAD_TYPES = [XLSX, 'application/octet-stream', 'multipart/form-data', 'application/json'] as const;

/** Room for the envelope of a multipart body. */
const ENVELOPE = 100_000;

export interface Upload {
  readonly checked: Checked;
  /** SHA-256 of the request's body. */
  readonly body: string;
  readonly acceptQueries: boolean;
}

const explanationsShape = list(
  object({ code: text({ max: 20 }), about: text({ max: 40 }), text: text({ min: 1, max: 1000 }) }),
  { max: 500 },
);

function readExplanations(written: string | undefined): Explanation[] {
  if (written === undefined || written === '') return [];
  try {
    return explanationsShape.read(JSON.parse(written), 'explanations').map((one) => ({ ...one, cell: '' }));
  } catch (error) {
    if (!(error instanceof Mismatch) && !(error instanceof SyntaxError)) throw error;
    throw new Problem('body.invalid', { detail: 'Поле explanations – не список пояснений в JSON.' });
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The body as a task of a reading thread. */
async function taskOf(
  request: Request,
  against: Against,
): Promise<{ task: ReadingTask; body: string; accepts: boolean }> {
  const type = typeOf(request);
  if (type === 'multipart/form-data') {
    const { files, fields } = await readMultipart(request, FILE_BYTES, 1);
    const [file] = files;
    if (file === undefined) throw new Problem('body.invalid', { detail: 'В форме нет файла.' });
    const explanations = readExplanations(fields['explanations']);
    return {
      task: { is: 'workbook', bytes: file.bytes, explanations, against },
      body: sha256(file.bytes),
      accepts: fields['acceptQueries'] === 'true',
    };
  }
  const bytes = await readBody(request, FILE_BYTES);
  const task: ReadingTask =
    type === 'application/json'
      ? { is: 'document', bytes, against }
      : { is: 'workbook', bytes, explanations: [], against };
  return { task, body: sha256(bytes), accepts: false };
}

/**
 * Reads and checks the submission in the body, never on the event loop. The bytes are not kept: a workbook may hold
 * names of people.
 * @throws Problem body.large, body.type, file.refused, server.busy
 */
export async function readUpload(
  { reception }: Pick<Server, 'reception'>,
  request: Request,
  against: Against,
): Promise<Upload> {
  ensureLength(request, FILE_BYTES + ENVELOPE);
  const length = Number(request.headers['content-length'] ?? FILE_BYTES);
  return reception.admit(length, async () => {
    const { task, body, accepts } = await taskOf(request, against);
    const read = await reception.read(task);
    if (read.is === 'refused') throw refusedFile(read.finding);
    if (read.is !== 'checked') throw new Error(`A ${task.is} was read as ${read.is}`);
    return {
      checked: read,
      body,
      acceptQueries: accepts || read.acceptQueries || request.query['acceptQueries'] === 'true',
    };
  });
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Why a file is no report, and what to do. */
export const refusedFile = ({ message, hint }: { readonly message: string; readonly hint: string }): Problem =>
  new Problem('file.refused', { detail: `${capital(message.replace(/\.$/, ''))}. ${hint}`.trim() });
