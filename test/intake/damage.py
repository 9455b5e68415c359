"""Damages a filled school workbook the way people and other programs do: damage.py BOOK FOLDER makes FOLDER/<case>.xlsx."""
import sys

from openpyxl import load_workbook
from openpyxl.styles import Protection

SOURCE, FOLDER = sys.argv[1:]
CODES = 8  # the hidden row of field codes on the sheets that grow


def column(sheet, code):
    return next(cell.column for cell in sheet[CODES] if cell.value == code)


def deleted_staff(book):
    del book["Кадры"]


def deleted_organisation(book):
    del book["Организация"]


def deleted_title(book):
    del book["Титул"]


def deleted_row(book):
    sheet = book["Организация"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "s_vsoko")
    sheet.delete_rows(row)


def no_service(book):
    del book["_svod"]


def inserted_column(book):
    book["Кадры"].insert_cols(4)


def inserted_column_filled(book):
    sheet = book["Кадры"]
    sheet.insert_cols(4)
    for row in range(9, 12):
        sheet.cell(row, 4).value = "примечание"


def inserted_row(book):
    for name in ["Кадры", "Обучение", "Организация"]:
        book[name].insert_rows(2, 3)


def moved_column(book):
    sheet = book["Кадры"]
    source = column(sheet, "birth_year")
    target = sheet.max_column + 1
    for row in range(CODES, 20):
        sheet.cell(row, target).value = sheet.cell(row, source).value
        sheet.cell(row, source).value = None


def duplicated_column(book):
    sheet = book["Кадры"]
    source = column(sheet, "birth_year")
    target = sheet.max_column + 1
    for row in range(CODES, 20):
        sheet.cell(row, target).value = sheet.cell(row, source).value


def deleted_column(book):
    sheet = book["Кадры"]
    sheet.delete_cols(column(sheet, "category"))


def deleted_optional(book):
    sheet = book["Кадры"]
    sheet.delete_cols(column(sheet, "has_mentor"))


def deleted_key(book):
    sheet = book["Кадры"]
    sheet.delete_cols(column(sheet, "position"))


def lost_codes(book):
    book["Кадры"].delete_rows(CODES)


def merged_header(book):
    sheet = book["Кадры"]
    sheet.merge_cells(start_row=5, end_row=7, start_column=8, end_column=10)
    sheet.unmerge_cells("A3:N3")


def copied_sheet(book):
    copy = book.copy_worksheet(book["Кадры"])
    copy.title = "Кадры (2)"


def filtered(book):
    sheet = book["Кадры"]
    for row in (10, 11):
        sheet.row_dimensions[row].hidden = True
        sheet.cell(row, column(sheet, "employment")).value = "внутреннее совместительство"


def pasted_formula(book):
    sheet = book["Кадры"]
    for row in (9, 10):
        sheet.cell(row, column(sheet, "birth_year") + 1).value = 41
    sheet = book["Показатели"]
    next(cell for row in sheet for cell in row if cell.data_type == "f").value = 100


def unprotected(book):
    """What Google Sheets leaves: no locks, no validations, no results of formulas."""
    for name in ["Организация", "Титул"]:
        for row in book[name].iter_rows():
            for cell in row:
                cell.protection = Protection(locked=True)
    for sheet in book:
        sheet.data_validations.dataValidation = []
        sheet.protection.sheet = False


def all_unlocked(book):
    for row in book["Организация"].iter_rows():
        for cell in row:
            cell.protection = Protection(locked=False)


def codes_moved(book):
    book["Организация"].insert_cols(1)


for case in [made for name, made in list(globals().items()) if getattr(made, "__module__", "") == "__main__" and name != "column"]:
    book = load_workbook(SOURCE)
    case(book)
    book.save(f"{FOLDER}/{case.__name__}.xlsx")
