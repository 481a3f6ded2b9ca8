package org.steppe.etl.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;

/** Reads a folder of sources but for its figures. Files are read in alphabetical order, whatever the file system says. */
public final class SourcesReader {

    private final Path folder;
    private final IssueLog issues;

    public SourcesReader(Path folder, IssueLog issues) {
        this.folder = folder;
        this.issues = issues;
    }

    /** What could be read; whatever could not is an issue. */
    public Sources read() {
        Codelists codelists = CodelistReader.read(list("codelists", isFile(".csv")), issues);
        var dataflows = new DatasetReader(codelists, issues).read(list("datasets", isFile(".yaml")));
        var publications = new PublicationReader(issues).read(list("publications", Files::isDirectory));
        var corrections = Files.isDirectory(folder.resolve("corrections"))
                ? new CorrectionReader(issues).read(list("corrections", isFile(".yaml")))
                : List.<Correction>of();
        checkSources(corrections, publications);
        return new Sources(
                dataflows,
                codelists.codelists(),
                codelists.indicators(),
                codelists.units(),
                RulesReader.indicators(file("rules/indicators.csv"), issues),
                RulesReader.breakdowns(file("rules/breakdowns.csv"), issues),
                RulesReader.occasions(file("rules/occasions.csv"), issues),
                publications,
                new Corrections(corrections),
                LeftOutReader.read(file("left-out.csv"), issues));
    }

    private void checkSources(List<Correction> corrections, List<Publication> publications) {
        Set<String> known = new HashSet<>();
        publications.forEach(publication -> known.add(publication.source().id()));
        for (Correction correction : corrections) {
            if (!known.contains(correction.source())) {
                issues.add(correction
                        .place()
                        .issue(
                                IssueKind.CODE_UNKNOWN,
                                "source",
                                correction.source(),
                                "the id of a publication",
                                "nothing is published until it is put right"));
            }
        }
    }

    private SourceFile file(String name) {
        return SourceFile.of(folder, name);
    }

    private static Predicate<Path> isFile(String ending) {
        return path ->
                Files.isRegularFile(path) && path.getFileName().toString().endsWith(ending);
    }

    private List<SourceFile> list(String name, Predicate<Path> wanted) {
        var files = new ArrayList<SourceFile>();
        try (Stream<Path> entries = Files.list(folder.resolve(name))) {
            entries.filter(wanted)
                    .map(path -> path.getFileName().toString())
                    .filter(entry -> !entry.startsWith("."))
                    .sorted()
                    .forEach(entry -> files.add(file(name + "/" + entry)));
        } catch (IOException unreadable) {
            issues.add(new ImportIssue(
                    IssueKind.FILE_MISSING,
                    name,
                    0,
                    null,
                    null,
                    "a folder of this name in the sources folder",
                    "it is not read"));
        }
        return files;
    }
}
