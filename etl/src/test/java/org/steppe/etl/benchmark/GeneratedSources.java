package org.steppe.etl.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a folder of sources with as many figures as asked for: codelists, datasets and rules are the real ones, and each
 * month has a publication with the growth of every industrial indicator in every industry and area. What {@code steppe
 * load} makes of it is the cost of a load end to end. Arguments: real sources, new folder, figures.
 */
public final class GeneratedSources {

    private final Path real;
    private final Path target;

    private GeneratedSources(Path real, Path target) {
        this.real = real;
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        new GeneratedSources(Path.of(arguments[0]), Path.of(arguments[1])).write(Long.parseLong(arguments[2]));
    }

    private void write(long figures) throws IOException {
        for (String folder : List.of("codelists", "datasets", "rules")) {
            copy(folder);
        }
        Files.createDirectories(target.resolve("corrections"));
        Files.writeString(
                target.resolve("left-out.csv"),
                "source_id,indicator,breakdown,area,period,measure,value,unit,published_text,reason\n");
        List<String> areas = codes("area", row -> true);
        List<String> industries = codes("industry", row -> !row.getField("code").equals("_T"));
        List<String> indicators =
                codes("indicator", row -> row.getField("dataset").equals("industry-output"));
        long left = figures;
        for (int month = 0; left > 0; month++) {
            left -= writePublication(YearMonth.of(2000, 1).plusMonths(month), indicators, industries, areas, left);
        }
    }

    private void copy(String folder) throws IOException {
        Files.createDirectories(target.resolve(folder));
        try (Stream<Path> files = Files.list(real.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(folder).resolve(file.getFileName()));
            }
        }
    }

    private List<String> codes(String codelist, Predicate<NamedCsvRecord> wanted) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(real.resolve("codelists").resolve(codelist + ".csv"))) {
            return rows.stream().filter(wanted).map(row -> row.getField("code")).toList();
        }
    }

    private long writePublication(
            YearMonth month, List<String> indicators, List<String> industries, List<String> areas, long most)
            throws IOException {
        String id = "generated-" + month;
        Path folder = Files.createDirectories(target.resolve("publications").resolve(id));
        Files.writeString(folder.resolve("source.yaml"), """
                id: %s
                title: Generated figures of %s
                publisher: Generator
                publisher_kind: official-statistics
                published_on: "%s"
                language: en
                """.formatted(id, month, month.atEndOfMonth()));
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("figures.csv"))) {
            out.write("indicator,breakdown,area,period,measure,value,unit,qualifier,status,locator,published_text\n");
            for (String indicator : indicators) {
                for (String industry : industries) {
                    for (String area : areas) {
                        if (written == most) {
                            return written;
                        }
                        String value = (written * 7919 % 400) / 10 + "." + written % 10;
                        out.write(indicator + ",industry=" + industry + "," + area + "," + month.getYear() + "-M"
                                + "%02d".formatted(month.getMonthValue()) + ",YOY_PCT," + value + ",PCT,,A,," + value
                                + "%\n");
                        written++;
                    }
                }
            }
        }
        return written;
    }
}
