import { colours, looks, plainFont } from '../xlsx/looks.ts';
import type { Style } from '../xlsx/write.ts';

const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

/** Our own columns stand beside the document's in another colour, so that nobody takes them for the document's. */
const OWN = 'E4DFEC';

const bold = { font: { ...plainFont, bold: true } } as const;
const small = { name: plainFont.name, size: 8, color: { rgb: '595959' } } as const;

/** Looks that only the summary needs; the rest are `looks`. */
export const style = {
  band: { ...looks.head },
  ownBand: { ...looks.head, fill: solid(OWN) },
  ownHead: { ...looks.head, fill: solid(OWN) },
  share: { ...looks.percent, numFmt: '0.0"%"' },
  change: { ...looks.percent, numFmt: '+0.0;−0.0;0.0' },
  general: { ...looks.number, numFmt: 'General' },
  difference: { ...looks.number, numFmt: '+#,##0;−#,##0;0' },
  hundredths: { ...looks.number, numFmt: '#,##0.00' },
  unknown: { ...looks.centred, font: { ...plainFont, italic: true, color: { rgb: '7F7F7F' } } },
  top: { ...looks.text, alignment: { ...looks.text.alignment, vertical: 'top' } },
  topBold: {
    ...looks.text,
    font: { ...plainFont, bold: true },
    alignment: { ...looks.text.alignment, vertical: 'top' },
  },
  bold: { ...looks.text, font: { ...plainFont, bold: true } },
  boldCentred: { ...looks.centred, ...bold },
  totalShare: { ...looks.percent, ...bold },
  met: { ...looks.centred, fill: solid(colours.good) },
  missed: { ...looks.centred, fill: solid(colours.bad) },
  query: { ...looks.centred, fill: solid(colours.query) },
  linkCentred: { ...looks.link, alignment: { ...looks.link.alignment, horizontal: 'center' } },
  headLink: { ...looks.head, font: { ...looks.head.font, color: { rgb: '0563C1' }, underline: true } },
  dense9: { ...looks.text, font: { ...plainFont, size: 9 } },
  hash: { ...looks.text, font: { ...small, name: 'Consolas' }, alignment: { vertical: 'center' } },
  small: { ...looks.text, font: small },
  dense: { ...looks.percent, font: { ...plainFont, size: 9 } },
  denseTotal: { ...looks.percent, font: { ...plainFont, size: 9, bold: true } },
  plainTop: { ...looks.plain, font: plainFont },
  denseText: { ...looks.text, font: { ...plainFont, size: 9 } },
  denseBold: { ...looks.text, font: { ...plainFont, size: 9, bold: true } },
  denseUnknown: { ...looks.centred, font: { ...plainFont, size: 9, color: { rgb: '7F7F7F' } } },
  turned: {
    ...looks.headTurned,
    font: { ...looks.headTurned.font, bold: false, size: 8 },
    alignment: { ...looks.headTurned.alignment, vertical: 'bottom' },
  },
  sign: { font: looks.plain.font, alignment: { vertical: 'bottom' } },
} as const satisfies Record<string, Style>;

/** Five steps of one hue, light to dark; the letters turn white where the ground is dark. */
export const steps: readonly Style[] = (
  [
    ['EFF3FF', '1A1A1A'],
    ['C6DBEF', '1A1A1A'],
    ['9ECAE1', '1A1A1A'],
    ['4292C6', 'FFFFFF'],
    ['08519C', 'FFFFFF'],
  ] as const
).map(([fill, letter]) => ({
  ...style.dense,
  font: { ...style.dense.font, color: { rgb: letter } },
  fill: solid(fill),
}));

/** Too few people for a share to say anything. */
export const sparse: Style = {
  ...style.dense,
  font: { ...style.dense.font, italic: true, color: { rgb: '595959' } },
  fill: solid('D9D9D9'),
};
