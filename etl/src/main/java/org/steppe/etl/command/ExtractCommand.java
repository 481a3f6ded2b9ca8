package org.steppe.etl.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.CodelistIndicators;
import org.steppe.etl.extract.Extractor;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Confidence;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.reader.DocumentReader;
import org.steppe.etl.extract.reader.SourceDocument;
import org.steppe.etl.extract.reader.UnreadableDocumentException;
import org.steppe.etl.extract.report.FigureCsv;
import org.steppe.etl.extract.report.HtmlReport;
import org.steppe.etl.extract.report.PublicationDescription;
import org.steppe.etl.extract.report.PublicationFigures;
import org.steppe.etl.harmonise.Harmonised;
import org.steppe.etl.harmonise.Harmoniser;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.CollectedFigure;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = {
            "Writes every figure of a document with its meaning and its place.",
            "Reads plain text, HTML and PDF. The result is for a steward to review before it is loaded."
        })
final class ExtractCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DOCUMENT", description = "Text (UTF-8 or GB18030), HTML or PDF with a text layer.")
    private Path document = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = {
                "Write the result into this file instead of standard output.",
                "With --as-source the folder of the publication, whose name becomes its id."
            })
    private @Nullable Path out;

    @Option(
            names = "--as-source",
            description = "Write the figures.csv of a publication: the figures that the codelists know.")
    private boolean asSource;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page to check the result by eye (HTML).")
    private @Nullable Path report;

    @Option(names = "--published-on", paramLabel = "DATE", description = "Day of publication, such as 2024-01-30.")
    private @Nullable LocalDate publishedOn;

    @Option(names = "--area", paramLabel = "CODE", description = "GB/T 2260 code of the place the document is about.")
    private @Nullable String area;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Period of figures that state none: 2023, 2023-08 or 2023-01/2023-05.")
    private @Nullable String period;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title, where the document shows none.")
    private @Nullable String title;

    @Option(names = "--publisher", paramLabel = "TEXT", description = "Publisher, for --as-source.")
    private String publisher = "not stated";

    @Option(
            names = "--publisher-kind",
            paramLabel = "KIND",
            description = "official-statistics, government, customs, railway, media or mirror, for --as-source.")
    private String publisherKind = "mirror";

    @Option(
            names = "--sources",
            paramLabel = "FOLDER",
            defaultValue = "${env:STEPPE_SOURCES:-etl/sources}",
            description =
                    "Folder with the codelists. Default: the environment variable STEPPE_SOURCES, or etl/sources.")
    private Path sourcesFolder = Path.of("etl", "sources");

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but the result and errors.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SteppeCommand.requireFolder(spec, sourcesFolder, "--sources");
        checkOptions();
        PrintWriter err = spec.commandLine().getErr();
        tell("Reading " + document + " ...");
        SourceDocument read;
        try {
            read = DocumentReader.read(document);
        } catch (UnreadableDocumentException unreadable) {
            err.println(document + " cannot be read. " + unreadable.getMessage());
            return ExitCode.WRONG_USAGE;
        }
        var log = new IssueLog();
        Sources sources = new SourcesReader(sourcesFolder, log).read();
        tell("Extracting ...");
        List<ExtractedFigure> figures = new Extractor(new CodelistIndicators(sources))
                .extract(read, new Hints(publishedOn, area, period, title));
        if (asSource) {
            writePublication(figures, read, sources, log);
        } else {
            var csv = new StringWriter();
            FigureCsv.write(figures, csv);
            write(csv.toString());
        }
        if (report != null) {
            Files.writeString(report, new HtmlReport(read, figures).page());
            tell("Report: " + report);
        }
        summarise(figures);
        return ExitCode.DONE;
    }

    private void checkOptions() {
        if (period != null && !period.matches("(?:19|20)\\d{2}(?:-\\d{2}){0,2}(?:/(?:19|20)\\d{2}(?:-\\d{2}){0,2})?")) {
            throw new ParameterException(
                    spec.commandLine(), "'" + period + "' is no period; write 2023, 2023-08 or 2023-01/2023-05.");
        }
        if (area != null && !area.matches("\\d{6}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + area + "' is no area; write the six digits of GB/T 2260, such as 150000.");
        }
    }

    private void writePublication(List<ExtractedFigure> figures, SourceDocument read, Sources sources, IssueLog log)
            throws IOException {
        String id = out == null
                ? id(read.name())
                : out.toAbsolutePath().normalize().getFileName().toString();
        var harmoniser = Harmoniser.of(sources, log);
        List<CollectedFigure> known = new ArrayList<>();
        for (ExtractedFigure figure : figures) {
            if (figure.indicator().isEmpty()) {
                continue;
            }
            CollectedFigure collected = PublicationFigures.collected(figure, id, known.size() + 2L);
            if (harmoniser.harmonise(collected) instanceof Harmonised.Accepted) {
                known.add(collected);
            }
        }
        var csv = new StringWriter();
        PublicationFigures.write(known, csv);
        if (out == null) {
            write(csv.toString());
        } else {
            Files.createDirectories(out);
            Files.writeString(out.resolve("figures.csv"), csv.toString());
            var description = new PublicationDescription(
                    id, title == null ? read.name() : title, publisher, publisherKind, publishedOn, sha256());
            Files.writeString(out.resolve("source.yaml"), description.yaml());
        }
        tell(String.format(
                Locale.ROOT,
                "%d figures are ready to load; %d have no code yet or need a dimension and are left to a steward.",
                known.size(),
                figures.size() - known.size()));
    }

    private static String id(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "document" : id;
    }

    private String sha256() throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(document));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void write(String result) throws IOException {
        if (out == null) {
            PrintWriter writer = spec.commandLine().getOut();
            writer.print(result);
            writer.flush();
        } else {
            try (Writer file = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
                file.write(result);
            }
        }
    }

    private void summarise(List<ExtractedFigure> figures) {
        long high =
                figures.stream().filter(f -> f.confidence() == Confidence.HIGH).count();
        long coded = figures.stream().filter(f -> !f.indicator().isEmpty()).count();
        long targets = figures.stream()
                .filter(f -> f.kind() == ExtractedFigure.Kind.TARGET)
                .count();
        tell(String.format(
                Locale.ROOT,
                "%d figures: %d sure, %d to look at; %d targets; %d with an indicator.",
                figures.size(),
                high,
                figures.size() - high,
                targets,
                coded));
    }

    private void tell(String line) {
        if (!quiet) {
            spec.commandLine().getErr().println(line);
        }
    }
}
