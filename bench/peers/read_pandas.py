"""The same as bench/reading.ts, by pandas.read_excel."""

import glob
import json
import os
import sys

import pandas

SHEETS = ["Титул", "Кадры", "Обучение", "Организация"]
KEYS = ["row_no", "course.person"]

books = cells = years = 0
for path in sorted(glob.glob(os.path.join(sys.argv[1], "**", "*.xlsx"), recursive=True)):
    books += 1
    for frame in pandas.read_excel(path, sheet_name=SHEETS, header=None).values():
        rows = frame.index[frame.isin(KEYS).any(axis=1)]
        if len(rows) == 0:
            continue
        codes = frame.loc[rows[0]]
        data = frame.loc[rows[0] + 1 :, codes.notna()]
        cells += int((data.notna() & (data != "")).to_numpy().sum())
        for column in codes.index[codes == "birth_year"]:
            years += int(pandas.to_numeric(data[column]).sum())
print(json.dumps({"books": books, "cells": cells, "years": years}))
