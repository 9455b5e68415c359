import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import { Problem } from '../problem.ts';

/** Media type of the body without its parameters, in lower case. */
export const typeOf = ({ headers }: Request): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} МБ`;

const tooLarge = (limit: number): Problem =>
  new Problem('body.large', { detail: `Больше ${megabytes(limit)} не принимается.` });

/** Refuses by the declared length before a byte is read. @throws Problem body.large */
export function ensureLength({ headers }: Request, limit: number): void {
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
}

/** The whole body, at most so many bytes, whatever its header promised. @throws Problem body.large, body.type */
export async function readBody(request: Request, limit: number, types?: readonly string[]): Promise<Uint8Array> {
  if (types !== undefined && !types.includes(typeOf(request)))
    throw new Problem('body.type', { detail: `Принимается: ${types.join(', ')}.` });
  ensureLength(request, limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // The rest is let run past: a broken connection would hide the answer from the sender.
      if (size > limit) reject(tooLarge(limit));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new Problem('body.invalid', { detail: 'Тело запроса оборвано.' })));
  });
}

/** A file of a multipart body. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Multipart {
  readonly files: readonly SentFile[];
  readonly fields: Readonly<Record<string, string>>;
}

const LIMITS = { fields: 20, fieldSize: 64_000, fieldNameSize: 100, headerPairs: 50 } as const;

/** Reads multipart/form-data with bounds on everything. @throws Problem body.large, body.invalid */
export function readMultipart(request: Request, limit: number, files: number): Promise<Multipart> {
  ensureLength(request, limit);
  return new Promise((resolve, reject) => {
    const found: SentFile[] = [];
    const fields: Record<string, string> = {};
    let size = 0;
    let failed = false;
    const fail = (problem: Problem): void => {
      if (failed) return;
      failed = true;
      request.unpipe();
      request.resume();
      reject(problem);
    };
    const bad = (detail: string): void => fail(new Problem('body.invalid', { detail }));
    let parser: BusboyInstance;
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
        limits: { ...LIMITS, files, fileSize: limit, parts: files + LIMITS.fields },
      });
    } catch {
      bad('Не указана граница частей multipart (boundary).');
      return;
    }
    parser.on('file', (_, stream, name) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) fail(tooLarge(limit));
        else if (!failed) chunks.push(chunk);
      });
      stream.on('limit', () => fail(tooLarge(limit)));
      stream.on('error', () => bad('Тело запроса оборвано.'));
      stream.on('end', () => found.push({ name: name ?? '', bytes: Buffer.concat(chunks) }));
    });
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('filesLimit', () => bad(`Файлов больше ${files}.`));
    parser.on('fieldsLimit', () => bad('Слишком много полей.'));
    parser.on('partsLimit', () => bad('Слишком много частей.'));
    parser.on('error', () => bad('Тело запроса составлено с ошибкой.'));
    parser.on('finish', () => {
      if (!failed) resolve({ files: found, fields });
    });
    request.on('aborted', () => bad('Тело запроса оборвано.'));
    request.pipe(parser);
  });
}
