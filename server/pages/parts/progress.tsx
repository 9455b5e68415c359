/** How much is done, in a bar and in words. */
export const Progress = ({
  done,
  of,
  words,
}: {
  readonly done: number;
  readonly of: number;
  readonly words: string;
}) => (
  <div class="progress">
    <progress value={done} max={Math.max(of, 1)} aria-label={words} />
    <span>{words}</span>
  </div>
);
