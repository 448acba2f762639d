# The race's job in R, on matrices: a column a group, a row a (band, place, draw), on one thread.
#
#   Rscript race.R --fixture FOLDER --draws K --out FILE --runs R --warm-ups W
#
# Needs Debian's r-base-core and r-cran-jsonlite. A rank of moves (the first way into each group,
# then the second, ...) is one gather, one product and one sum, as in the NumPy writing; draws go in
# blocks. README.md beside this file says what is computed and written.

block <- 16

argument <- function(name, otherwise) {
  words <- commandArgs(trailingOnly = TRUE)
  at <- match(paste0("--", name), words)
  if (is.na(at)) otherwise else words[at + 1]
}

seconds_since_start <- function() {
  fields <- strsplit(sub(".*\\) ", "", readLines("/proc/self/stat")), " ")[[1]]
  uptime <- as.numeric(strsplit(readLines("/proc/uptime"), " ")[[1]][1])
  uptime - as.numeric(fields[20]) / 100
}

peak_megabytes <- function() {
  line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) * 1024 / 1e6
}

read_fixture <- function(folder, draws) {
  of <- jsonlite::fromJSON(file.path(folder, "fixture.json"))
  stopifnot(of$format == "oneworkforce-planner-race-1", draws <= of$multipliers$draws)
  file <- file(file.path(folder, of$multipliers$file), "rb")
  luck <- readBin(file, "double", draws * of$multipliers$columns, endian = "little")
  close(file)
  of$luck <- matrix(luck, of$multipliers$columns)
  # R's first axis runs fastest, so the fixture's axes come in reverse.
  cells <- c(of$bands, of$groups, of$places)
  of$edges <- length(of$edgeFrom)
  of$opening <- array(of$opening, cells)
  of$exitHazards <- array(of$exitHazards, c(cells, length(of$causes)))
  of$moveHazards <- array(of$moveHazards, c(of$bands, of$edges, of$places))
  entry <- matrix(of$entryProfile, of$bands)
  joiners <- matrix(of$joiners, of$groups)
  of$arriving <- array(0, cells)
  for (place in seq_len(of$places)) {
    of$arriving[, , place] <- sweep(entry, 2, joiners[, place], "*")
  }
  # The groups with most ways in first, so that every rank of moves is a run of columns.
  ways_in <- tabulate(of$edgeTo + 1, of$groups)
  of$order <- order(-ways_in)
  into <- lapply(of$order, function(group) which(of$edgeTo + 1 == group))
  of$ranks <- lapply(seq_len(max(ways_in)), function(rank) {
    edges <- unlist(lapply(into[lengths(into) >= rank], function(ways) ways[rank]))
    list(edges = edges, from = match(of$edgeFrom[edges] + 1, of$order), to = seq_along(edges))
  })
  of
}

# [band, group, place] or [band, edge, place] as a matrix [(band, place, draw), group or edge].
rows <- function(array, draws) {
  one <- matrix(aperm(array, c(1, 3, 2)), dim(array)[1] * dim(array)[3])
  one[rep(seq_len(nrow(one)), draws), , drop = FALSE]
}

# The month's probabilities to stay and to move.
probabilities <- function(of, draws) {
  count <- length(draws)
  each <- of$bands * of$places
  lucky <- function(columns) {
    t(of$luck[columns, draws, drop = FALSE])[rep(seq_len(count), each = each), , drop = FALSE]
  }
  causes <- length(of$causes)
  total <- 0
  for (cause in seq_len(causes)) {
    columns <- seq(cause, by = causes, length.out = of$groups)
    total <- total + rows(of$exitHazards[, , , cause], count) * lucky(columns)
  }
  moving <- rows(of$moveHazards, count) * lucky(of$groups * causes + seq_len(of$edges))
  for (edge in seq_len(of$edges)) {
    from <- of$edgeFrom[edge] + 1
    total[, from] <- total[, from] + moving[, edge]
  }
  leaving <- -expm1(total / -12)
  share <- ifelse(total > 0, leaving / total, 0)
  list(stay = 1 - leaving, moving = moving * share[, of$edgeFrom + 1])
}

grow_older <- function(stock, up, bands) {
  rising <- stock * up
  arrived <- rbind(0, rising[-nrow(rising), ])
  arrived[seq(1, nrow(stock), by = bands), ] <- 0
  stock - rising + arrived
}

run_block <- function(of, draws, kept) {
  count <- length(draws)
  chance <- probabilities(of, draws)
  stay <- chance$stay[, of$order]
  shares <- lapply(of$ranks, function(rank) chance$moving[, rank$edges, drop = FALSE])
  stock <- rows(of$opening, count)[, of$order]
  arriving <- rows(of$arriving, count)[, of$order]
  back <- order(of$order)
  totals <- array(0, c(of$months / 12, count, of$places, of$groups))
  cells <- list()
  for (month in seq_len(of$months)) {
    closing <- stock * stay + arriving
    for (index in seq_along(of$ranks)) {
      rank <- of$ranks[[index]]
      moved <- stock[, rank$from, drop = FALSE] * shares[[index]]
      closing[, rank$to] <- closing[, rank$to] + moved
    }
    stock <- closing
    if (month %% of$ageingEveryMonths == 0) stock <- grow_older(stock, of$upShares, of$bands)
    if (month %% 12 == 0) {
      shaped <- array(stock[, back], c(of$bands, of$places, count, of$groups))
      totals[month / 12, , , ] <- aperm(colSums(shaped), c(2, 1, 3))
      if (month %in% of$keptMonths) {
        for (draw in intersect(draws, kept)) {
          one <- array(shaped[, , match(draw, draws), ], c(of$bands, of$places, of$groups))
          cells[[paste(draw, month)]] <- aperm(one, c(1, 3, 2))
        }
      }
    }
  }
  list(totals = totals, cells = cells)
}

run <- function(of, draws, kept) {
  totals <- array(0, c(of$months / 12, draws, of$places, of$groups))
  cells <- list()
  for (start in seq(1, draws, by = block)) {
    which <- start:min(start + block - 1, draws)
    done <- run_block(of, which, kept)
    totals[, which, , ] <- done$totals
    cells <- c(cells, done$cells)
  }
  list(totals = totals, cells = cells)
}

write_results <- function(of, done, kept, path) {
  file <- file(path, "wb")
  for (draw in kept) for (month in of$keptMonths) {
    writeBin(as.vector(done$cells[[paste(draw, month)]]), file, endian = "little")
  }
  means <- apply(done$totals, c(1, 3, 4), mean)
  writeBin(as.vector(aperm(means, c(3, 2, 1))), file, endian = "little")
  close(file)
}

main <- function() {
  draws <- as.integer(argument("draws", "1"))
  of <- read_fixture(argument("fixture", "."), draws)
  kept <- sort(unique(c(1, min(2, draws), draws)))
  warm_ups <- as.integer(argument("warm-ups", "0"))
  start_up <- seconds_since_start()
  for (time in seq_len(warm_ups)) run(of, draws, kept)
  seconds <- processor <- c()
  for (time in seq_len(as.integer(argument("runs", "1")))) {
    used <- system.time(done <- run(of, draws, kept))
    seconds <- c(seconds, used[["elapsed"]])
    processor <- c(processor, used[["user.self"]] + used[["sys.self"]])
  }
  if (!is.null(argument("out", NULL))) write_results(of, done, kept, argument("out", NULL))
  cat(jsonlite::toJSON(auto_unbox = TRUE, digits = 6, list(
    engine = "r", draws = draws, threads = 1, warm_ups = warm_ups, seconds = I(seconds),
    cpu_seconds = I(processor), peak_rss_mb = round(peak_megabytes(), 1),
    start_up_seconds = round(start_up, 2),
    cells = as.numeric(draws) * of$places * of$groups * of$bands * of$months
  )), "\n", sep = "")
}

main()
