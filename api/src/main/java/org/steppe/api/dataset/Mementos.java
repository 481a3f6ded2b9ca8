package org.steppe.api.dataset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.api.http.LinkHeader;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * The versions of a dataset as mementos (RFC 7089). An address without a version is the original resource and its own
 * TimeGate, which redirects; the same address with {@code version=} and a number is a memento (pattern 1.1). The time of
 * a memento is that of its publication.
 */
public final class Mementos {

    public static final String DATETIME = "Memento-Datetime";

    private static final String RELATION = "memento";

    /** No place among the versions: the answer is the original's. */
    private static final int NONE = -1;

    private final Generation generation;
    private final DatasetEntry dataset;

    public Mementos(Generation generation, DatasetEntry dataset) {
        this.generation = generation;
        this.dataset = dataset;
    }

    /** Those that are kept, oldest first. */
    public List<VersionEntry> list() {
        return dataset.versions();
    }

    /**
     * The version that was the latest at a time, or the one nearest to it that is kept: before the first publication the
     * first, and for a version that is gone the next older one.
     */
    public VersionEntry at(Instant time) {
        return generation
                .history()
                .findAt(time)
                .flatMap(recorded -> recorded.transition().findVersion(dataset.dataset()))
                .map(this::orOlder)
                .orElse(dataset.versions().getFirst());
    }

    private VersionEntry orOlder(DatasetVersion version) {
        return dataset.versions().reversed().stream()
                .filter(entry -> entry.version().compareTo(version) <= 0)
                .findFirst()
                .orElse(dataset.versions().getFirst());
    }

    /**
     * Offers the links that every answer has which takes part.
     *
     * @param original address without a version, which is the TimeGate too
     * @param memento address of a version
     * @param self the version of a memento, null for the original resource
     */
    public void link(
            LinkHeader links,
            String original,
            String timeMap,
            Function<VersionEntry, String> memento,
            @Nullable VersionEntry self) {
        links.offer(original, "original timegate").offer(timeMap, "timemap", TimeMapDocument.LINK_FORMAT);
        List<VersionEntry> versions = dataset.versions();
        int last = versions.size() - 1;
        int place = self == null ? NONE : versions.indexOf(self);
        IntStream.of(0, place - 1, place, place + 1, last)
                .filter(other -> other >= 0 && other <= last && (place != NONE || other == 0 || other == last))
                .sorted()
                .distinct()
                .forEach(other -> {
                    VersionEntry version = versions.get(other);
                    String time = AcceptDatetime.format(version.publishedAt());
                    links.offerMemento(memento.apply(version), relation(other, place, last), time);
                });
    }

    private static String relation(int other, int self, int last) {
        var words = new ArrayList<String>();
        if (other == 0) {
            words.add("first");
        }
        if (other == last) {
            words.add("last");
        }
        if (self != NONE && other == self - 1) {
            words.add("prev");
        }
        if (self != NONE && other == self + 1) {
            words.add("next");
        }
        words.add(RELATION);
        return String.join(" ", words);
    }
}
