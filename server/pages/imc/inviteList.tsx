import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Table } from '../parts/table.tsx';

interface InviteListProps {
  readonly links: readonly { readonly school: string; readonly name: string; readonly link: string }[];
}

/** Links with their schools: to copy one or all, to print. */
export function InviteList({ links }: InviteListProps) {
  const [copied, setCopied] = useState('');
  const copy = async (key: string, text: string): Promise<void> => {
    // Pages that came over plain http have no clipboard: the text is selected by hand then.
    await navigator.clipboard?.writeText(text);
    setCopied(navigator.clipboard === undefined ? '' : key);
  };
  return (
    <>
      <div class="row noprint">
        <Button onPress={() => print()}>Напечатать</Button>
        <Button
          kind="plain"
          onPress={() => void copy('all', links.map(({ name, link }) => `${name}\t${link}`).join('\n'))}
        >
          {copied === 'all' ? 'Скопировано' : 'Скопировать все'}
        </Button>
      </div>
      <Table
        caption="Приглашения"
        rows={links}
        rowKey={({ school }) => school}
        columns={[
          { heading: 'Код', show: ({ school }) => school },
          { heading: 'Организация', show: ({ name }) => name },
          { heading: 'Ссылка', show: ({ link }) => <span class="secret long">{link}</span> },
          {
            heading: <span class="unseen">Копировать</span>,
            show: ({ school, link }) => (
              <button type="button" class="plain" onClick={() => void copy(school, link)}>
                {copied === school ? 'Скопировано' : 'Копировать'}
              </button>
            ),
          },
        ]}
      />
    </>
  );
}
