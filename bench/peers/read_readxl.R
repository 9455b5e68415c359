# The same as bench/reading.ts, by readxl.
suppressPackageStartupMessages(library(readxl))

sheets <- c("Титул", "Кадры", "Обучение", "Организация")
keys <- c("row_no", "course.person")
folder <- commandArgs(trailingOnly = TRUE)[1]

books <- cells <- years <- 0
for (path in list.files(folder, "\\.xlsx$", recursive = TRUE, full.names = TRUE)) {
  books <- books + 1
  for (sheet in sheets) {
    frame <- suppressMessages(read_excel(path, sheet = sheet, col_names = FALSE, .name_repair = "minimal"))
    table <- vapply(frame, as.character, character(nrow(frame)))
    at <- which(table == keys[1] | table == keys[2], arr.ind = TRUE)
    if (nrow(at) == 0) next
    codes <- table[at[1, 1], ]
    data <- table[seq_len(nrow(table)) > at[1, 1], !is.na(codes), drop = FALSE]
    cells <- cells + sum(!is.na(data) & data != "")
    years <- years + sum(as.numeric(table[seq_len(nrow(table)) > at[1, 1], which(codes == "birth_year")]), na.rm = TRUE)
  }
}
cat(sprintf('{"books": %d, "cells": %d, "years": %d}\n', as.integer(books), as.integer(cells), as.integer(years)))
