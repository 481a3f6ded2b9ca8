package org.steppe.api.endtoend;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the folder of the sources holds, counted without any code of {@code etl}. */
final class SourceFolder {

    private SourceFolder() {}

    /** The ids of the datasets described there. */
    static List<String> datasets(Path sources) {
        try (Stream<Path> files = Files.list(sources.resolve("datasets"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The number of figures of each publication, by its id. */
    static Map<String, Long> figuresByPublication(Path sources) {
        try (Stream<Path> folders = Files.list(sources.resolve("publications"))) {
            var counts = new TreeMap<String, Long>();
            folders.filter(folder -> Files.isRegularFile(folder.resolve("figures.csv")))
                    .forEach(folder ->
                            counts.put(folder.getFileName().toString(), lines(folder.resolve("figures.csv"))));
            return counts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static long leftOut(Path sources) {
        return lines(sources.resolve("left-out.csv"));
    }

    /** Without the header. */
    private static long lines(Path csv) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().count() - 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
