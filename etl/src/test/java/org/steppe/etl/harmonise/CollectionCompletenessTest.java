package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.FigureReader;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;

/**
 * Every figure of the collection that the sources were made from is either in a publication or in the list of what was
 * left out. The collection lies beside the repository on the machines of those who keep it; elsewhere there is nothing
 * to compare with.
 */
class CollectionCompletenessTest {

    private static final Path COLLECTION = Path.of("..", "..", "shared");

    /** One figure as both sides have it, whatever codes and periods it was given. */
    private record Printed(String source, String value, String text) {}

    private final List<Printed> kept = new ArrayList<>();
    private final List<Printed> leftOut = new ArrayList<>();
    private final Map<String, String> mergedInto = new HashMap<>();

    @BeforeEach
    void readSources() {
        var issues = new IssueLog();
        Sources sources = new SourcesReader(Path.of("sources"), issues).read();
        sources.publications().forEach(publication -> {
            String id = publication.source().id();
            publication.source().alsoKnownAs().forEach(other -> mergedInto.put(other, id));
            FigureReader.read(
                    publication,
                    issues,
                    bytes -> {},
                    figure -> kept.add(new Printed(id, figure.value(), figure.publishedText())));
        });
        readCsv(
                Path.of("sources", "left-out.csv"),
                row -> leftOut.add(new Printed(
                        source(row.getField("source_id")), row.getField("value"), row.getField("published_text"))));
    }

    private String source(String id) {
        return mergedInto.getOrDefault(id, id);
    }

    @Test
    void everyPublishedFigureIsKeptOrLeftOutWithAReason() {
        List<Printed> collected = new ArrayList<>();
        for (Path file : collectedFiles("published", "figures-")) {
            readCsv(
                    file,
                    row -> collected.add(new Printed(
                            source(row.getField("source_id")), row.getField("value"), row.getField("published_text"))));
        }
        List<Printed> here = new ArrayList<>(kept);
        here.addAll(leftOut);
        Map<Printed, Integer> missing = count(collected);
        here.forEach(figure -> missing.merge(figure, -1, Integer::sum));
        assertThat(missing.entrySet().stream().filter(entry -> entry.getValue() > 0))
                .isEmpty();
    }

    @Test
    void everyAnnotatedFigureIsKeptOrLeftOutWithAReason() {
        for (Path file : collectedFiles("gold", "")) {
            String source = file.getFileName().toString().replace(".csv", "");
            List<String> collected = new ArrayList<>();
            readCsv(file, row -> {
                if (!row.getField("measure").equals("RELATION")) {
                    collected.add(row.getField("value"));
                }
            });
            assertThat(Stream.concat(kept.stream(), leftOut.stream())
                            .filter(figure -> figure.source().equals(source))
                            .map(Printed::value))
                    .as(source)
                    .containsExactlyInAnyOrderElementsOf(collected);
        }
    }

    @Test
    void fewerThanTwoInAHundredAreLeftOut() {
        assertThat(leftOut.size() * 50).isLessThan(kept.size() + leftOut.size());
    }

    private static Map<Printed, Integer> count(List<Printed> figures) {
        Map<Printed, Integer> counts = new HashMap<>();
        figures.forEach(figure -> counts.merge(figure, 1, Integer::sum));
        return counts;
    }

    private static List<Path> collectedFiles(String folder, String beginning) {
        assumeThat(COLLECTION.resolve(folder))
                .as("The collection is not beside the repository (../shared/" + folder + "); nothing was compared")
                .isDirectory();
        try (Stream<Path> files = Files.list(COLLECTION.resolve(folder))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void readCsv(Path file, Consumer<NamedCsvRecord> rows) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
