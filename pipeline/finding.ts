/** An error keeps a submission out; a query is corrected or explained; an info says what was put right. */
export type Level = 'error' | 'query' | 'info';

/** One remark about one place of a submission, in the words of the form. `findings.json` is a list of these. */
export interface Finding {
  readonly file: string;
  readonly school: string | null;
  /** Permanent code of the rule. */
  readonly code: string;
  readonly level: Level;
  readonly sheet: string;
  /** Address of the cell («F12»), empty when the remark is about a whole sheet or file. */
  readonly cell: string;
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** Other cells with the same remark, when repeated ones were put together. */
  readonly cells?: readonly string[];
  /** What the school explained, when a query was answered on «Пояснения». */
  readonly explanation?: string;
}
