import { useState } from 'preact/hooks';
import { parsePeriod } from '../../../pipeline/period.ts';
import { call } from '../api.ts';
import { useAction, useLoaded } from '../loaded.ts';
import { Button } from '../parts/button.tsx';
import { Area } from '../parts/field.tsx';
import { Notice, Trouble } from '../parts/notice.tsx';
import type { Campaign, CampaignsView } from '../wire.ts';
import { CampaignForm, type CampaignDraft } from './campaignForm.tsx';
import { CampaignFrame, useCampaign } from './campaign.tsx';
import { OwnTargets } from './ownTargets.tsx';
import { fromDrafts, toDrafts } from './ownTargetDraft.ts';
import { LETTER_WORDS, type LetterKind } from './letterWords.ts';

/** Deadline, thresholds, texts of letters; closing and opening again. */
export function SettingsPage() {
  const { campaign } = useCampaign();
  return (
    <CampaignFrame campaign={campaign} title="Настройки">
      {(one) => <SettingsForm key={one.id} campaign={one} onSaved={campaign.reload} />}
    </CampaignFrame>
  );
}

function SettingsForm({ campaign, onSaved }: { readonly campaign: Campaign; readonly onSaved: () => void }) {
  const { deadline, settings } = campaign;
  const [draft, setDraft] = useState<CampaignDraft>({
    name: campaign.name,
    period: campaign.period,
    frameworks: campaign.frameworks,
    ...deadline,
    youngMaxAge: `${settings.youngMaxAge}`,
    smallCells: settings.smallCells,
  });
  const year = parsePeriod(campaign.period)?.year ?? 0;
  const [targets, setTargets] = useState(() => toDrafts(settings.targets, year));
  const [mail, setMail] = useState(settings.mail);
  const usual = useLoaded<CampaignsView>('/api/campaigns');
  const [saved, setSaved] = useState(false);
  const change = useAction(async (patch: object) => {
    setSaved(false);
    await call(`/api/campaigns/${campaign.id}`, { method: 'PATCH', json: patch });
    setSaved(true);
    onSaved();
  });
  const save = (): void => {
    const { name, frameworks, date, time, zone, youngMaxAge, smallCells } = draft;
    const texts = Object.fromEntries(Object.entries(mail).filter(([, text]) => text.trim() !== ''));
    void change.run({
      name,
      frameworks,
      deadline: { date, time, zone },
      settings: { youngMaxAge: Number(youngMaxAge), smallCells, mail: texts, targets: fromDrafts(targets) },
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <CampaignForm draft={draft} onChange={setDraft} fixed={campaign.state === 'closed'} />
      <OwnTargets frameworks={draft.frameworks} year={year} drafts={targets} onChange={setTargets} />
      <h2>Тексты писем</h2>
      <p class="hint">
        Слова в фигурных скобках заменяются: {'{школа}'}, {'{период}'}, {'{срок}'}, {'{ссылка}'}, {'{комментарий}'},{' '}
        {'{номер}'}, {'{имц}'}. Пустое – обычный текст.
      </p>
      {(Object.keys(LETTER_WORDS) as LetterKind[]).map((kind) => (
        <Area
          key={kind}
          label={LETTER_WORDS[kind]}
          rows={6}
          placeholder={usual.data?.letters[kind].text ?? ''}
          value={mail[kind] ?? ''}
          onText={(text) => setMail((before) => ({ ...before, [kind]: text }))}
        />
      ))}
      <Trouble problem={change.problem} />
      {saved ? <Notice kind="good">Сохранено.</Notice> : null}
      <div class="row">
        <Button submit busy={change.busy}>
          Сохранить
        </Button>
        <Button
          kind="plain"
          busy={change.busy}
          onPress={() => void change.run({ state: campaign.state === 'open' ? 'closed' : 'open' })}
        >
          {campaign.state === 'open' ? 'Закрыть кампанию' : 'Открыть снова'}
        </Button>
        <span class="hint">В закрытую кампанию ничего не принимается; своды и выпуски остаются.</span>
      </div>
    </form>
  );
}
