package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.observation.Source;

/** What happened in a version of a dataset, in words. */
final class VersionSummary {

    /** Titles in a summary; the rest is counted. */
    private static final int MOST_NAMED = 5;

    private final Generation generation;
    private final VersionEntry version;
    private final DatasetDescription description;
    private final @Nullable VersionEntry before;
    private final @Nullable Publications publications;

    /**
     * Ids of publications.
     *
     * @param added behind this version and not behind the one before
     * @param removed the reverse
     */
    @Serdeable
    record Publications(List<String> added, List<String> removed) {}

    VersionSummary(Generation generation, DatasetEntry dataset, VersionEntry version) {
        this.generation = generation;
        this.version = version;
        this.description = generation.getDescription(dataset.dataset(), version.version());
        int place = dataset.versions().indexOf(version);
        this.before = place > 0 ? dataset.versions().get(place - 1) : null;
        if (before != null) {
            SortedSet<String> old = generation
                    .getDescription(dataset.dataset(), before.version())
                    .sources();
            this.publications =
                    new Publications(without(description.sources(), old), without(old, description.sources()));
        } else {
            this.publications = isWholeNew() ? new Publications(List.copyOf(description.sources()), List.of()) : null;
        }
    }

    private static List<String> without(SortedSet<String> ids, SortedSet<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    /** Not only without a version before that is kept, but without any. */
    private boolean isWholeNew() {
        return version.version().minor() == 0
                && version.changes().added() == version.observations()
                && version.changes().revised() + version.changes().withdrawn() == 0;
    }

    /** Null when the version before is no longer kept. */
    @Nullable
    Publications publications() {
        return publications;
    }

    LabelText text() {
        if (before == null && isWholeNew()) {
            String observations = Long.toString(version.observations());
            int sources = description.sources().size();
            return new LabelText(
                    "首个版本，" + observations + "个观测值，取自" + sources + "种出版物",
                    "First version, " + observations + " observations from " + sources
                            + (sources == 1 ? " publication" : " publications"));
        }
        LabelText counts = ChangeWords.of(version.changes());
        var zh = new StringBuilder(counts.zh());
        var en = new StringBuilder(counts.en());
        if (before != null && !before.structureDigest().equals(version.structureDigest())) {
            zh.append("；结构或所用代码有变");
            en.append("; the structure or the codes in use changed");
        }
        if (publications != null) {
            name(publications.added(), "新增出版物", "new publications", zh, en);
            name(publications.removed(), "不再采用的出版物", "publications no longer used", zh, en);
        }
        return new LabelText(zh.toString(), en.toString());
    }

    private void name(List<String> ids, String wordsZh, String wordsEn, StringBuilder zh, StringBuilder en) {
        if (ids.isEmpty()) {
            return;
        }
        int more = Math.max(0, ids.size() - MOST_NAMED);
        zh.append("；").append(wordsZh).append(ids.size()).append("种：").append(list(ids, "、", this::zh));
        zh.append(more > 0 ? "等" : "");
        en.append("; ").append(wordsEn).append(": ").append(list(ids, ", ", this::en));
        en.append(more > 0 ? " and " + more + " more" : "");
    }

    private static String list(List<String> ids, String separator, Function<String, String> words) {
        return ids.stream().limit(MOST_NAMED).map(words).collect(Collectors.joining(separator));
    }

    private String zh(String id) {
        Optional<Source> source = generation.findSource(id);
        return source.map(found -> "《" + found.title() + "》（" + found.publisher() + day("，", found) + "）")
                .orElse(id);
    }

    private String en(String id) {
        Optional<Source> source = generation.findSource(id);
        return source.map(found -> found.title() + " (" + found.publisher() + day(", ", found) + ")")
                .orElse(id);
    }

    private static String day(String separator, Source source) {
        return source.publishedOn() == null ? "" : separator + source.publishedOn();
    }
}
