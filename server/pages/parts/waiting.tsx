import type { ComponentChildren } from 'preact';
import type { Loaded } from '../loaded.ts';
import { Trouble } from './notice.tsx';

/** What is shown of an answer while it is on its way, when it came, and when it did not. */
export function Waiting<T>({
  from,
  children,
}: {
  readonly from: Loaded<T>;
  readonly children: (data: T) => ComponentChildren;
}) {
  const { data, problem, busy, reload } = from;
  return (
    <>
      <Trouble problem={problem} retry={reload} />
      {data === null ? (
        busy ? (
          <p class="soft" role="status">
            Загружается…
          </p>
        ) : null
      ) : (
        children(data)
      )}
    </>
  );
}
