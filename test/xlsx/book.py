"""A school's book with every kind of cell openpyxl writes, saved under the path given."""
import datetime
import sys

from openpyxl import Workbook
from openpyxl.styles import Border, Protection, Side
from openpyxl.workbook.defined_name import DefinedName

book = Workbook()
sheet = book.active
sheet.title = "Педагоги"
sheet.append(["№", "Должность", "Стаж", "Дата", "Доля", "Молодой", "Ссылка", "Заметка"])
for i in range(1, 61):
    sheet.append(
        [
            i,
            ["учитель", "педагог-психолог", "воспитатель <ГПД> & др."][i % 3],
            i / 7,
            datetime.datetime(2025, 1 + i % 12, 1 + i % 28, i % 24, 30),
            f"=C{i + 1}*0",
            i % 2 == 0,
            "=1/0" if i % 20 == 0 else f'=IF(C{i + 1}>4,"да","")',
            ["  с пробелами  ", "две\nстроки", "Ёжик «ёлки» 😀", "00123", "-1", "1e5", "₽ 1 234,50"][i % 7],
        ]
    )
box = Border(*[Side("thin")] * 4)
for row in sheet.iter_rows(min_row=2, max_row=300, max_col=40):
    for cell in row:
        cell.border = box
        cell.protection = Protection(locked=cell.column > 8)
sheet.merge_cells("J1:L1")
sheet.row_dimensions[5].hidden = True
sheet.column_dimensions["C"].hidden = True
sheet.protection.sheet = True

numbers = book.create_sheet("Числа")
for value in [0, -0.5, 1e-300, 9.99e307, 123456789012345678, 0.1, 1 / 3, 2**53, -42, 99.99]:
    numbers.append([value])
lists = book.create_sheet("Списки")
lists.sheet_state = "veryHidden"
lists.append(["да", "нет"])
book.create_sheet("Пустой").sheet_state = "hidden"
book.defined_names.append(DefinedName("school", attr_text="Педагоги!$B$2"))
book.save(sys.argv[1])
