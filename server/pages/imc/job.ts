import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api.ts';
import { asProblem } from '../loaded.ts';
import { Problem } from '../api.ts';
import type { Job } from '../wire.ts';

const PAUSE = 400;

export interface Watched {
  readonly job: Job | null;
  readonly problem: Problem | null;
  readonly running: boolean;
  readonly start: (path: string) => void;
}

/** Starts long work on the server and watches it to its end. */
export function useJob(onDone: (job: Job) => void): Watched {
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const alive = useRef(true);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  const watch = async (path: string): Promise<void> => {
    setProblem(null);
    try {
      let now = await call<Job>(path, { method: 'POST', json: {} });
      while (alive.current && now.state === 'running') {
        setJob(now);
        await new Promise((wake) => setTimeout(wake, PAUSE));
        now = await call<Job>(`/api/jobs/${now.id}`);
      }
      if (!alive.current) return;
      setJob(now);
      if (now.state === 'failed')
        setProblem(
          new Problem(
            0,
            now.problem?.code ?? '',
            now.problem?.title ?? 'Не получилось',
            'Повторите; если не помогло – сообщите администратору.',
          ),
        );
      else done.current(now);
    } catch (error) {
      setJob(null);
      setProblem(asProblem(error));
    }
  };
  return { job, problem, running: job?.state === 'running', start: (path) => void watch(path) };
}
