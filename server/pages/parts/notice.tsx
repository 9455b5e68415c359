import type { ComponentChildren } from 'preact';
import { Problem } from '../api.ts';

export interface NoticeProps {
  readonly kind: 'good' | 'query' | 'bad' | 'plain';
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** A framed remark; what is wrong is also said to those who do not see the page. */
export const Notice = ({ kind, title, children }: NoticeProps) => (
  <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
    {title === undefined ? null : <strong>{title}</strong>}
    {children === undefined ? null : <div>{children}</div>}
  </div>
);

/** A failed request: what happened, what to do, and the place where that can be done again. */
export const Trouble = ({ problem, retry }: { readonly problem: Problem | null; readonly retry?: () => void }) =>
  problem === null ? null : (
    <Notice kind="bad" title={problem.message.replace(/\.$/, '')}>
      {problem.advice === '' ? null : <p>{problem.advice}</p>}
      {retry === undefined ? null : (
        <p>
          <button type="button" class="plain" onClick={retry}>
            Повторить
          </button>
        </p>
      )}
    </Notice>
  );
