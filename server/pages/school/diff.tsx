import { useRoute } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Changes } from '../parts/changes.tsx';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { Difference } from '../wire.ts';

/** What changed between two versions of one's own. */
export function Diff() {
  const { params } = useRoute();
  const [before, after] = [params['before'] ?? '', params['after'] ?? ''];
  useTitle('Что изменилось');
  const difference = useLoaded<Difference>(`/api/school/submissions/${before}/diff/${after}`);
  return (
    <>
      <p class="crumbs">
        <a href="/school/history">История</a>
      </p>
      <h1>
        Что изменилось: версия {before} → {after}
      </h1>
      <Waiting from={difference}>{(changes) => <Changes changes={changes} />}</Waiting>
    </>
  );
}
