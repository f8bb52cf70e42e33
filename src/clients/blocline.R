# Asks blocline from R, without any package:
#
#     source("/usr/local/share/blocline/blocline.R")
#     blocline("members", "EAEU", on = "2015-03-01")
#     blocline("panel", from = 1992, to = 2015, by = "year", certain = TRUE)
#     blocline("sql", "SELECT bloc FROM blocline_blocs(:who, :day)", "who=KAZ", "day=2015")
#
# Arguments with a name are options (TRUE: without a value), several values are joined by commas. The
# answer is a data frame: every column is text but those that count, and all but the names of states in
# `shape = "cow"`; an empty cell is NA, and "NA" is Namibia. A refusal is an error in blocline's own words. BLOCLINE names the program if it is not on PATH.
blocline <- function(command, ...) {
  given <- list(...)
  names <- if (is.null(names(given))) rep("", length(given)) else names(given)
  words <- unlist(Map(function(name, value) {
    if (is.null(value) || identical(value, FALSE)) return(NULL)
    text <- if (is.numeric(value)) format(value, scientific = FALSE, trim = TRUE) else as.character(value)
    if (name == "") return(text)
    option <- paste0("--", gsub("[._]", "-", name))
    if (isTRUE(value)) option else paste0(option, "=", paste(text, collapse = ","))
  }, names, given), use.names = FALSE)
  files <- c(out = tempfile(), err = tempfile())
  on.exit(unlink(files))
  status <- system2(Sys.getenv("BLOCLINE", "blocline"), shQuote(c("-q", "-f", "csv", command, words)),
                    stdout = files[["out"]], stderr = files[["err"]])
  if (status != 0) {
    said <- if (file.exists(files[["err"]])) readLines(files[["err"]], encoding = "UTF-8", warn = FALSE)
    stop(paste(if (length(said)) said else "blocline could not be run", collapse = "\n"), call. = FALSE)
  }
  rows <- read.csv(files[["out"]], colClasses = "character", na.strings = "", check.names = FALSE,
                   encoding = "UTF-8", strip.white = FALSE)
  counts <- grepl("^(period|year|count|certain|possible|weight|days|share|agree|only_.*|ccode.*)$", names(rows)) |
    (grepl("^ccode", names(rows)[1]) & !grepl("^state[12]?$", names(rows)))
  rows[counts] <- lapply(rows[counts], function(texts) {
    numbers <- type.convert(texts, as.is = TRUE, na.strings = "")
    if (is.logical(numbers)) as.integer(numbers) else numbers # nothing but NA
  })
  rows
}
