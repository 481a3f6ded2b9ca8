package org.steppe.etl.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;

/**
 * Reads a CSV file (RFC 4180, UTF-8, a header) row by row. The header has to have exactly the expected columns, in any
 * order: a column that is spelled wrongly would otherwise be lost in silence.
 */
final class CsvFile {

    private static final int BUFFER = 1 << 16;

    private CsvFile() {}

    /** Cells of one row in the order of the expected columns, none null. */
    record Row(SourceFile file, long line, List<String> columns, List<String> cells) {

        String cell(int column) {
            return cells.get(column);
        }

        ImportIssue issue(IssueKind kind, int column, String expected, String done) {
            return new ImportIssue(
                    kind,
                    file.name(),
                    line,
                    columns.get(column),
                    cell(column).isEmpty() ? null : cell(column),
                    expected,
                    done);
        }
    }

    static void read(SourceFile file, List<String> columns, IssueLog issues, Consumer<Row> rows) {
        read(file, columns, issues, UnaryOperator.identity(), rows);
    }

    /** @param wrapping what to put around the bytes, for instance to count them */
    static void read(
            SourceFile file,
            List<String> columns,
            IssueLog issues,
            UnaryOperator<InputStream> wrapping,
            Consumer<Row> rows) {
        long line = 0;
        try (var bytes = wrapping.apply(Files.newInputStream(file.path()));
                var quotes = new QuoteCounter(new InputStreamReader(bytes, strictUtf8()));
                var reader = new BufferedReader(quotes, BUFFER);
                var csv = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .ofCsvRecord(withoutByteOrderMark(reader))) {
            int[] positions = null;
            int width = 0;
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (positions == null) {
                    width = row.getFieldCount();
                    positions = positions(file, row, columns, issues);
                    if (positions == null) {
                        return;
                    }
                } else if (row.getFieldCount() != width) {
                    issues.add(new ImportIssue(
                            IssueKind.ROW_MALFORMED,
                            file.name(),
                            line,
                            null,
                            row.getFieldCount() + " cells",
                            width + " cells as in the header; text with a comma has to be quoted",
                            "the row is not read"));
                } else {
                    var cells = new String[positions.length];
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = row.getField(positions[i]);
                    }
                    rows.accept(new Row(file, line, columns, Arrays.asList(cells)));
                }
            }
            if (positions == null) {
                issues.add(malformed(file, 0, "an empty file", columns));
            } else if (quotes.isOpen()) {
                issues.add(malformed(file, line, "a quote that is never closed", columns));
            }
        } catch (NoSuchFileException missing) {
            issues.add(new ImportIssue(
                    IssueKind.FILE_MISSING,
                    file.name(),
                    0,
                    null,
                    null,
                    "a CSV file with the columns " + String.join(",", columns),
                    "it is not read"));
        } catch (CsvParseException notCsv) {
            issues.add(malformed(file, line, String.valueOf(notCsv.getMessage()), columns));
        } catch (IOException | UncheckedIOException unreadable) {
            issues.add(unreadable(file, line, unreadable));
        }
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Spreadsheets write one; it would become part of the first column's name. */
    private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static int @Nullable [] positions(
            SourceFile file, CsvRecord header, List<String> columns, IssueLog issues) {
        Map<String, Integer> found = new HashMap<>();
        boolean good = true;
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i);
            if (found.putIfAbsent(name, i) != null) {
                issues.add(headerIssue(IssueKind.REPEATED, file, name, "every column once", name));
                good = false;
            }
        }
        for (String column : columns) {
            if (!found.containsKey(column)) {
                issues.add(headerIssue(
                        IssueKind.COLUMN_MISSING, file, column, "the columns " + String.join(",", columns), null));
                good = false;
            }
        }
        var unknown = new HashSet<>(found.keySet());
        columns.forEach(unknown::remove);
        for (String column : unknown.stream().sorted().toList()) {
            issues.add(headerIssue(
                    IssueKind.COLUMN_UNKNOWN, file, column, "only the columns " + String.join(",", columns), column));
            good = false;
        }
        return good
                ? columns.stream()
                        .mapToInt(column -> found.getOrDefault(column, 0))
                        .toArray()
                : null;
    }

    private static ImportIssue headerIssue(
            IssueKind kind, SourceFile file, String column, String expected, @Nullable String found) {
        return new ImportIssue(kind, file.name(), 1, column, found, expected, "the file is not read");
    }

    private static ImportIssue malformed(SourceFile file, long line, String found, List<String> columns) {
        return new ImportIssue(
                IssueKind.FILE_MALFORMED,
                file.name(),
                line,
                null,
                found,
                "CSV (RFC 4180) with the columns " + String.join(",", columns),
                "the rest of the file is not read");
    }

    private static ImportIssue unreadable(SourceFile file, long line, Exception problem) {
        boolean encoding =
                problem instanceof CharacterCodingException || problem.getCause() instanceof CharacterCodingException;
        return new ImportIssue(
                IssueKind.FILE_UNREADABLE,
                file.name(),
                line == 0 ? 0 : line + 1,
                null,
                encoding ? "bytes that are not UTF-8" : null,
                encoding ? "a file in UTF-8; save it in that encoding" : "a file that this user may read",
                "the rest of the file is not read");
    }

    /** The parser takes what follows an open quote as one long cell; the rows in it must not vanish in silence. */
    private static final class QuoteCounter extends FilterReader {

        private boolean open;

        QuoteCounter(Reader reader) {
            super(reader);
        }

        boolean isOpen() {
            return open;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            open ^= next == '"';
            return next;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                open ^= buffer[i] == '"';
            }
            return count;
        }
    }
}
