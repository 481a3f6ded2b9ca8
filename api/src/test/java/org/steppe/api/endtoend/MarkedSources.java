package org.steppe.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The real sources with one more publication, all of whose figures have one value, the mark: an answer that holds two
 * marks would be mixed from two generations.
 */
final class MarkedSources {

    static final String SOURCE = "zz-marked";

    private static final List<String> AREAS = List.of(
            "150000", "150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900",
            "152200", "152500", "152900");
    private static final int FIRST_YEAR = 1800;
    private static final int YEARS = 40;

    private final Path folder;

    MarkedSources(Path folder) {
        this.folder = folder;
        Workplace.copy(CommandLine.realSources(), folder);
        write("source.yaml", """
                id: zz-marked
                title: Marked figures
                publisher: The tests
                publisher_kind: official-statistics
                published_on: "2020-01-01"
                language: en
                licence: none
                """);
    }

    Path folder() {
        return folder;
    }

    int figures() {
        return AREAS.size() * YEARS;
    }

    void mark(int mark) {
        var lines = new StringBuilder(
                "indicator,breakdown,area,period,measure,value,unit,qualifier,status,locator,published_text\n");
        for (String area : AREAS) {
            for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                lines.append("GDP,,")
                        .append(area)
                        .append(',')
                        .append(year)
                        .append(",LEVEL,")
                        .append(mark)
                        .append(",CNY_100M,,A,,")
                        .append(mark)
                        .append('\n');
            }
        }
        write("figures.csv", lines.toString());
    }

    private void write(String name, String content) {
        try {
            Path publication =
                    Files.createDirectories(folder.resolve("publications").resolve(SOURCE));
            Files.writeString(publication.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
