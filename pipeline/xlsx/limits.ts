/** How much of an untrusted file we agree to look at; figures of guides/security.md §3.2. */
export interface Limits {
  readonly file: number;
  readonly entries: number;
  readonly unpacked: number;
  readonly part: number;
  /** Unpacked : packed, asked only of parts larger than `ratioFrom`: tiny XML packs absurdly well by nature. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly depth: number;
  readonly tag: number;
  readonly text: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly strings: number;
  readonly styles: number;
}

export const limits: Limits = {
  file: 8_000_000,
  entries: 500,
  unpacked: 64_000_000,
  part: 32_000_000,
  ratio: 100,
  ratioFrom: 100_000,
  depth: 64,
  tag: 65_536,
  text: 32_767,
  rows: 1_048_576,
  columns: 16_384,
  cells: 500_000,
  strings: 500_000,
  styles: 65_536,
};

const RESAVE = 'Откройте его в Excel, LibreOffice или Р7-Офис, сохраните как «Книга Excel (.xlsx)» и отправьте снова.';
const AGAIN = 'Скачайте или скопируйте файл заново; если он открывается, сохраните его ещё раз как .xlsx.';
const FRESH = 'Перенесите данные в чистый бланк школы и отправьте его.';

/** Every refusal: the code is for ever, the words may improve. They say what the file is and what to do. */
export const refusals = {
  empty: `Файл пуст (0 байт): он не сохранился или не скачался до конца. ${AGAIN}`,
  zeros: `Файл состоит из одних нулей: он испорчен при копировании. ${AGAIN}`,
  'file-too-large': `Файл слишком велик для отчёта школы (больше 8 МБ). Удалите рисунки и лишние листы. ${FRESH}`,
  'not-zip': `Это не книга Excel (.xlsx), хотя файл может так называться. ${RESAVE}`,
  html: `Это веб-страница или таблица HTML, а не книга .xlsx. ${RESAVE}`,
  'xml-2003': `Это «Таблица XML 2003», а не книга .xlsx. ${RESAVE}`,
  pdf: 'Это документ PDF, а не книга .xlsx. Отправьте сам бланк в формате .xlsx.',
  archive: 'Это архив, а не книга .xlsx. Распакуйте его и отправьте сам бланк .xlsx.',
  xls: `Это книга старого формата Excel 97–2003 (.xls). ${RESAVE}`,
  password: 'Файл закрыт паролем на открытие. Снимите пароль (Файл → Сведения → Защита книги) и сохраните как .xlsx.',
  ole: `Это документ старого формата Microsoft Office, а не книга .xlsx. ${RESAVE}`,
  ods: `Это таблица OpenDocument (.ods). ${RESAVE}`,
  docx: 'Это документ Word (.docx), а не книга .xlsx. Отправьте бланк школы в формате .xlsx.',
  pptx: 'Это презентация (.pptx), а не книга .xlsx. Отправьте бланк школы в формате .xlsx.',
  xlsb: `Это двоичная книга Excel (.xlsb). ${RESAVE}`,
  macros: `В книге есть макросы (.xlsm); такие файлы не принимаются. ${RESAVE}`,
  active: `В книге есть внедрённые объекты, элементы ActiveX или подключения к данным. Удалите их. ${FRESH}`,
  'not-workbook': `Это архив zip без книги Excel внутри. ${RESAVE}`,
  'zip-truncated': `Файл оборван: конец не найден, он скачался или сохранился не целиком. ${AGAIN}`,
  'zip-damaged': `Файл повреждён: его внутреннее оглавление не читается. ${AGAIN}`,
  'zip-crc': `Файл повреждён: контрольная сумма не сошлась. ${AGAIN}`,
  'zip-size': `Файл повреждён или подделан: размер содержимого не равен заявленному. ${AGAIN}`,
  'zip-overlap': `Файл подделан: его части накладываются друг на друга. ${FRESH}`,
  'zip-encrypted': `Части файла зашифрованы. Снимите пароль. ${RESAVE}`,
  zip64: `Файл записан в формате zip64, который для книги такого размера не нужен. ${RESAVE}`,
  'zip-method': `Файл сжат непривычным способом. ${RESAVE}`,
  'zip-name': `Внутри файла недопустимые имена частей. ${FRESH}`,
  'zip-symlink': `Внутри файла есть ссылки на чужие файлы. ${FRESH}`,
  'zip-duplicate': `Внутри файла две части с одним именем. ${FRESH}`,
  'too-many-entries': `Внутри файла слишком много частей (больше 500). ${FRESH}`,
  'unpacked-too-large': `Содержимое файла слишком велико (больше 64 МБ). ${FRESH}`,
  'part-too-large':
    'Часть файла слишком велика (больше 32 МБ); обычно это миллион пустых оформленных строк или столбцов. ' +
    'Выделите пустые строки под таблицей до конца листа, удалите их (Главная → Удалить строки) и сохраните.',
  bomb: `Содержимое файла сжато подозрительно сильно (больше 100 : 1). ${FRESH}`,
  'part-missing': `Файл повреждён: в нём нет нужной части. ${RESAVE}`,
  xml: `Файл повреждён: его внутренний текст (XML) записан с ошибкой. ${RESAVE}`,
  'xml-truncated': `Файл повреждён: его внутренний текст (XML) обрывается. ${AGAIN}`,
  'xml-encoding': `Внутренний текст файла записан не в Юникоде. ${RESAVE}`,
  doctype: `Внутри файла есть объявление DOCTYPE; в книгах Excel его не бывает, оно опасно. ${FRESH}`,
  'too-deep': `Внутренний текст файла вложен слишком глубоко. ${FRESH}`,
  'external-sheet': `Лист книги указывает за пределы файла. ${FRESH}`,
  'no-worksheets': `В книге нет ни одного листа с ячейками. ${FRESH}`,
  'only-charts': `В книге только листы-диаграммы, листов с ячейками нет. ${FRESH}`,
  'same-sheets': `В книге два листа с одним именем. ${RESAVE}`,
  'too-many-rows': `На листе есть строка с номером больше 1 048 576. ${RESAVE}`,
  'too-many-columns': `На листе есть столбец правее XFD (16 384). ${RESAVE}`,
  'too-many-cells': `На листе слишком много заполненных ячеек (больше 500 000). ${FRESH}`,
  'too-many-strings': `В книге слишком много разных строк текста (больше 500 000). ${FRESH}`,
  'too-many-styles': `В книге слишком много оформлений ячеек (больше 65 536). ${FRESH}`,
  'text-too-long': 'Текст в книге длиннее 32 767 знаков. Сократите его.',
  cell: 'Ячейка записана с ошибкой. Введите её заново и сохраните файл.',
} as const;

export type RefusalCode = keyof typeof refusals;

/** The whole file is refused: nothing in it can be trusted to have been read right. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  readonly code: RefusalCode;
  /** The part of the package or the cell (`Лист!B5`) where it stopped, when there is one. */
  readonly place: string | undefined;
  constructor(code: RefusalCode, place?: string, cause?: unknown) {
    super(refusals[code] + (place === undefined ? '' : ` Место: ${place}.`), { cause });
    this.code = code;
    this.place = place;
  }
}
