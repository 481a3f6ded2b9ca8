package org.steppe.api.feed;

import io.micronaut.serde.annotation.Serdeable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetTransition;
import org.steppe.warehouse.query.DatasetVersion;

/** One entry of the feed. */
@Serdeable
record ChangeEntryDocument(
        String type,
        String cursor,
        long generation,
        String publishedAt,
        @Nullable String dataset,
        @Nullable String version,
        @Nullable String previousVersion,
        @Nullable Changes changes,
        LabelText summary,
        @Nullable String note,
        Links links) {

    @Serdeable
    record Changes(long added, long revised, long withdrawn, long documented) {

        static @Nullable Changes of(@Nullable ChangeCounts counts) {
            return counts == null
                    ? null
                    : new Changes(counts.added(), counts.revised(), counts.withdrawn(), counts.documented());
        }
    }

    @Serdeable
    record Links(
            @Nullable String changes,
            @Nullable String codelists,
            @Nullable String sources) {}

    /** @param stored whether the files of a version are there; what changed can be listed when those of both are */
    static ChangeEntryDocument of(FeedEntry entry, BiPredicate<String, DatasetVersion> stored) {
        DatasetTransition dataset = entry.dataset();
        return new ChangeEntryDocument(
                entry.type().id(),
                entry.cursor().encode(),
                entry.transition().generation(),
                entry.transition().at().toString(),
                dataset == null ? null : dataset.dataset(),
                dataset == null ? null : text(dataset.after()),
                dataset == null ? null : text(dataset.before()),
                dataset == null ? null : Changes.of(dataset.changes()),
                FeedWords.summary(entry),
                entry.transition().note(),
                links(dataset, stored));
    }

    private static @Nullable String text(@Nullable DatasetVersion version) {
        return version == null ? null : version.toString();
    }

    private static Links links(@Nullable DatasetTransition dataset, BiPredicate<String, DatasetVersion> stored) {
        if (dataset == null) {
            return new Links(null, "/v1/codelists", "/v1/sources");
        }
        DatasetVersion after = dataset.after();
        DatasetVersion before = dataset.before();
        return after == null
                        || !stored.test(dataset.dataset(), after)
                        || (before != null && !stored.test(dataset.dataset(), before))
                ? new Links(null, null, null)
                : new Links(
                        "/v1/datasets/" + dataset.dataset() + "/versions/" + after + "/changes?since="
                                + (before == null ? "none" : before),
                        null,
                        null);
    }
}
