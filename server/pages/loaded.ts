import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { call, Problem } from './api.ts';

export interface Loaded<T> {
  /** The last good answer; stays while a newer one is fetched. */
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly reload: () => void;
}

/** Fetches and keeps an answer of the API; null path fetches nothing. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; problem: Problem | null; busy: boolean }>({
    data: null,
    problem: null,
    busy: path !== null,
  });
  const [turn, setTurn] = useState(0);
  const before = useRef(path);
  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    const other = before.current !== path;
    before.current = path;
    setState(({ data }) => ({ data: other ? null : data, problem: null, busy: true }));
    call<T>(path, { signal: stop.signal }).then(
      (data) => stop.signal.aborted || setState({ data, problem: null, busy: false }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState(({ data }) => ({ data, problem: asProblem(error), busy: false }));
      },
    );
    return () => stop.abort();
  }, [path, turn]);
  return { ...state, reload: useCallback(() => setTurn((one) => one + 1), []) };
}

/** An error of ours, or a word for what nobody foresaw. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(0, 'page', 'Страница не справилась', error instanceof Error ? error.message : String(error));

export interface Action<A extends unknown[]> {
  readonly run: (...given: A) => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

/** A step the person takes: runs once at a time and keeps what went wrong. */
export function useAction<A extends unknown[]>(act: (...given: A) => Promise<void>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...given: A): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await latest.current(...given);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { run, busy, problem, clear: useCallback(() => setProblem(null), []) };
}
