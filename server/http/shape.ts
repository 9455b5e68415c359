/** A value of a request that is not what the API asks; `at` is its path in the body. */
export class Mismatch extends Error {
  readonly at: string;
  readonly words: string;

  constructor(at: string, words: string) {
    super(`${at}: ${words}`);
    this.at = at;
    this.words = words;
  }
}

/** What a value must be: reads unknown input once, and describes itself for the API's description. */
export interface Shape<T> {
  /** JSON Schema. */
  readonly schema: object;
  readonly optional?: true;
  /** @throws Mismatch */
  read(value: unknown, at: string): T;
}

export type Read<S> = S extends Shape<infer T> ? T : never;
type Fields = Readonly<Record<string, Shape<unknown>>>;
type Flat<T> = { readonly [K in keyof T]: T[K] };
export type ObjectOf<F extends Fields> = Flat<
  { [K in keyof F as F[K] extends { optional: true } ? never : K]: Read<F[K]> } & {
    [K in keyof F as F[K] extends { optional: true } ? K : never]?: Read<F[K]>;
  }
>;

const place = (at: string, key: string | number): string => (at === '' ? `${key}` : `${at}.${key}`);

/** Halves of characters and signs that no keyboard writes: they break books and letters further on. */
const UNWRITTEN = /[\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\x7f]/u;

export const text = ({
  min = 0,
  max = 200,
  pattern,
  words,
}: { min?: number; max?: number; pattern?: RegExp; words?: string } = {}): Shape<string> => ({
  schema: {
    type: 'string',
    ...(min > 0 ? { minLength: min } : {}),
    maxLength: max,
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
  },
  read(value, at) {
    if (typeof value !== 'string') throw new Mismatch(at, 'нужен текст');
    if (min > 0 && value.trim() === '') throw new Mismatch(at, 'не заполнено');
    if (value.length < min) throw new Mismatch(at, `короче ${min} знаков`);
    if (value.length > max) throw new Mismatch(at, `длиннее ${max} знаков`);
    if (UNWRITTEN.test(value)) throw new Mismatch(at, 'есть служебные знаки: уберите их или наберите текст заново');
    if (pattern !== undefined && !pattern.test(value)) throw new Mismatch(at, words ?? 'записано не так, как нужно');
    return value;
  },
});

export const oneOf = <const T extends string>(...values: readonly T[]): Shape<T> => ({
  schema: { type: 'string', enum: values },
  read(value, at) {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new Mismatch(at, `нужно одно из: ${values.join(', ')}`);
    return found;
  },
});

export const number = ({ min, max, whole = true }: { min: number; max: number; whole?: boolean }): Shape<number> => ({
  schema: { type: whole ? 'integer' : 'number', minimum: min, maximum: max },
  read(value, at) {
    if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value)))
      throw new Mismatch(at, whole ? 'нужно целое число' : 'нужно число');
    if (value < min || value > max) throw new Mismatch(at, `допускается от ${min} до ${max}`);
    return value;
  },
});

export const truth: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(value, at) {
    if (typeof value !== 'boolean') throw new Mismatch(at, 'нужно true или false');
    return value;
  },
};

export const list = <T>(item: Shape<T>, { min = 0, max = 5000 } = {}): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, ...(min > 0 ? { minItems: min } : {}), maxItems: max },
  read(value, at) {
    if (!Array.isArray(value)) throw new Mismatch(at, 'нужен список');
    if (value.length < min) throw new Mismatch(at, 'список пуст');
    if (value.length > max) throw new Mismatch(at, `в списке больше ${max}`);
    return value.map((one, index) => item.read(one, place(at, index)));
  },
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys of any kind, values of one. */
export const record = <T>(item: Shape<T>, { max = 2000 } = {}): Shape<Readonly<Record<string, T>>> => ({
  schema: { type: 'object', additionalProperties: item.schema },
  read(value, at) {
    if (!isObject(value)) throw new Mismatch(at, 'нужен объект');
    const entries = Object.entries(value);
    if (entries.length > max) throw new Mismatch(at, `полей больше ${max}`);
    return Object.fromEntries(entries.map(([key, one]) => [key, item.read(one, place(at, key))]));
  },
});

/** Named fields; what is not named is left out, so that nothing unasked goes further. */
export const object = <F extends Fields>(fields: F): Shape<ObjectOf<F>> => ({
  schema: {
    type: 'object',
    required: Object.keys(fields).filter((key) => fields[key]!.optional !== true),
    properties: Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, shape.schema])),
  },
  read(value, at) {
    if (!isObject(value)) throw new Mismatch(at, 'нужен объект');
    const read: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(fields)) {
      const given = value[key];
      if (given === undefined && shape.optional === true) continue;
      if (given === undefined) throw new Mismatch(place(at, key), 'не указано');
      read[key] = shape.read(given, place(at, key));
    }
    return read as ObjectOf<F>;
  },
});

export const optional = <T>(shape: Shape<T>): Shape<T> & { readonly optional: true } => ({
  schema: shape.schema,
  optional: true,
  read: (value, at) => shape.read(value, at),
});

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => ({
  schema: { anyOf: [shape.schema, { type: 'null' }] },
  read: (value, at) => (value === null ? null : shape.read(value, at)),
});

/** Either of two; told in the words of the second. */
export const either = <A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> => ({
  schema: { anyOf: [first.schema, second.schema] },
  read(value, at) {
    try {
      return first.read(value, at);
    } catch {
      return second.read(value, at);
    }
  },
});
