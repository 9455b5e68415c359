/** A school as the ИМЦ's registry knows it (`schools.csv`). */
export interface School {
  readonly code: string;
  readonly name: string;
  readonly type: 'ООО' | 'ДОО' | 'ОДО';
  readonly shnor: boolean;
  readonly shnsu: boolean;
}
