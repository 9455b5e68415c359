import type { Request } from 'express';
import type { Identity } from '../access/identity.ts';
import type { Server } from '../server.ts';
import type { Actor, MunicipalStore, Municipality, Role } from '../store/port.ts';
import type { Shape } from './shape.ts';

/** What a request brings to its handler: who asks is known and allowed by then, and a JSON body has been read. */
export interface Call<B = unknown> {
  readonly server: Server;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: B;
  readonly who: Identity;
  readonly by: Actor;
  readonly municipality: Municipality;
  readonly store: MunicipalStore;
}

/** What goes back. */
export type Answer =
  | { readonly status: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly status: number;
      readonly bytes: Uint8Array;
      readonly type: string;
      /** Name of the download; shown in the page when absent. */
      readonly name?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  json: value,
  headers,
});

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const workbook = (bytes: Uint8Array, name: string): Answer => ({ status: 200, bytes, type: XLSX, name });

/** Roles that a person logs in under, or a school's key. */
export type Asker = Exclude<Role, 'system'>;

/** What may be sent: JSON of a shape, or bytes that the handler reads itself (`receive/body.ts`). */
export type BodyKind<B> = { readonly json: Shape<B> } | { readonly bytes: readonly string[]; readonly about: string };

/** One line of the API: routing, access, reading of the body and the description all come from it. */
export interface Route<B = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express writes it: «/api/campaigns/:id». */
  readonly path: string;
  /** Everybody else is refused. */
  readonly who: 'anyone' | readonly Asker[];
  /** Can be asked before the municipality is set up. */
  readonly before?: true;
  readonly does: string;
  readonly body?: BodyKind<B>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a success looks like, for the description: status and words. */
  readonly answers: readonly (readonly [status: number, about: string, type?: string])[];
  handle(call: Call<B>): Promise<Answer> | Answer;
}

/** Keeps the body's type inside the line and forgets it in the table. */
export const route = <B>(one: Route<B>): Route => one as Route;
