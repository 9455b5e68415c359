import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useLoaded, type Loaded } from '../loaded.ts';
import { useTitle } from '../parts/title.ts';
import { Waiting } from '../parts/waiting.tsx';
import type { CampaignView } from '../wire.ts';

const TABS = [
  ['', 'Школы'],
  ['/summary', 'Свод'],
  ['/parcels', 'Файлы из почты'],
  ['/answers', 'Ответы ИМЦ'],
  ['/measures', 'Мероприятия'],
  ['/registry', 'Реестр'],
  ['/settings', 'Настройки'],
] as const;

/** The campaign of the address. */
export const useCampaign = (): { readonly id: string; readonly campaign: Loaded<CampaignView> } => {
  const id = useRoute().params['id'] ?? '';
  return { id, campaign: useLoaded<CampaignView>(`/api/campaigns/${id}`) };
};

interface CampaignProps {
  readonly campaign: Loaded<CampaignView>;
  readonly title: string;
  readonly children: (campaign: CampaignView) => ComponentChildren;
}

/** The head of every page of a campaign: its name and the way between its parts. */
export function CampaignFrame({ campaign, title, children }: CampaignProps) {
  const { path } = useLocation();
  useTitle(campaign.data === null ? title : `${title}. ${campaign.data.name}`);
  return (
    <Waiting from={campaign}>
      {(one) => {
        const home = `/imc/${one.id}`;
        return (
          <>
            <p class="crumbs">
              <a href="/imc">Кампании</a>
            </p>
            <h1>
              {one.name} {one.state === 'closed' ? <span class="badge plain">закрыта</span> : null}
            </h1>
            <nav class="tabs" aria-label="Части кампании">
              {TABS.map(([tail, words]) => (
                <a
                  key={tail}
                  href={`${home}${tail}`}
                  {...(path === `${home}${tail}` ? { 'aria-current': 'page' as const } : {})}
                >
                  {words}
                </a>
              ))}
            </nav>
            {children(one)}
          </>
        );
      }}
    </Waiting>
  );
}
