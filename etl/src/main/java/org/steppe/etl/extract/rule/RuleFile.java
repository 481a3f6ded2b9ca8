package org.steppe.etl.extract.rule;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One of the data files beside this package: a CSV with a header, whose rows apply in the order they stand. */
public final class RuleFile {

    private RuleFile() {}

    /** The rows below the header; a row has as many cells as the header. */
    public static List<List<String>> rows(String name) {
        String path = "/org/steppe/etl/extract/" + name + ".csv";
        try (InputStream in = RuleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("No rule file " + path);
            }
            List<List<String>> rows = new ArrayList<>();
            try (var csv = CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (var line : csv) {
                    rows.add(List.copyOf(line.getFields()));
                }
            }
            int width = rows.getFirst().size();
            for (List<String> row : rows) {
                if (row.size() != width) {
                    throw new IllegalStateException(
                            "A row of " + path + " has " + row.size() + " cells, not " + width + ": " + row);
                }
            }
            return List.copyOf(rows.subList(1, rows.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the first column. */
    public static List<String> words(String name) {
        return rows(name).stream().map(List::getFirst).toList();
    }
}
