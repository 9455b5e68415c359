import { useRoute } from 'preact-iso';
import { useLoaded } from '../loaded.ts';
import { Changes } from '../parts/changes.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { Difference } from '../wire.ts';
import { CampaignFrame, useCampaign } from './campaign.tsx';

/** What changed between two versions of a school. */
export function SchoolDiff() {
  const { id, campaign } = useCampaign();
  const { params } = useRoute();
  const code = encodeURIComponent(params['code'] ?? '');
  const [before, after] = [params['before'] ?? '', params['after'] ?? ''];
  const difference = useLoaded<Difference>(`/api/campaigns/${id}/schools/${code}/diff/${before}/${after}`);
  return (
    <CampaignFrame campaign={campaign} title="Что изменилось">
      {() => (
        <>
          <h2>
            <a href={`/imc/${id}/schools/${code}`}>Организация {params['code']}</a>: версия {before} → {after}
          </h2>
          <Waiting from={difference}>{(changes) => <Changes changes={changes} />}</Waiting>
        </>
      )}
    </CampaignFrame>
  );
}
