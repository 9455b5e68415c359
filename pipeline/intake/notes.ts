import type { Finding, Level } from '../finding.ts';

/** Collects findings of one file while it is read. */
export class Notes {
  readonly file: string;
  readonly findings: Finding[] = [];
  school: string | null = null;

  constructor(file: string) {
    this.file = file;
  }

  add(level: Level, code: string, place: { sheet: string; cell: string }, message: string, hint: string): void {
    this.findings.push({ file: this.file, school: this.school, code, level, ...place, message, hint });
  }

  /** The findings, all of them under the school that has become known meanwhile. */
  done(): Finding[] {
    return this.findings.map((finding) => ({ ...finding, school: this.school }));
  }
}
