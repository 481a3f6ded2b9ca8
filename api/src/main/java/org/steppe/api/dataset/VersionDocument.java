package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.generation.VersionEntry;

/** One version of a dataset. */
@Serdeable
record VersionDocument(
        String dataset,
        String version,
        boolean latest,
        String publishedAt,
        long observations,
        long figures,
        Changes changes,
        LabelText summary,
        @Nullable String note,
        VersionSummary.@Nullable Publications publications,
        String contentDigest,
        String structureDigest,
        Links links) {

    @Serdeable
    record Changes(long added, long revised, long withdrawn, long documented) {

        static Changes of(ChangeCounts counts) {
            return new Changes(counts.added(), counts.revised(), counts.withdrawn(), counts.documented());
        }
    }

    @Serdeable
    record Links(String self, String structure, String observations, String files, String changes) {}

    static VersionDocument of(Generation generation, DatasetEntry dataset, VersionEntry entry) {
        var summary = new VersionSummary(generation, dataset, entry);
        String address = "/v1/datasets/" + dataset.dataset();
        String version = entry.version().toString();
        return new VersionDocument(
                dataset.dataset(),
                version,
                entry.version().equals(dataset.latest().version()),
                entry.publishedAt().toString(),
                entry.observations(),
                entry.figures(),
                Changes.of(entry.changes()),
                summary.text(),
                generation
                        .history()
                        .findPublication(dataset.dataset(), entry.version())
                        .map(Transition::note)
                        .orElse(null),
                summary.publications(),
                entry.contentDigest(),
                entry.structureDigest(),
                new Links(
                        address + "/versions/" + version,
                        address + "/structure?version=" + version,
                        address + "/observations?version=" + version,
                        address + "/files?version=" + version,
                        address + "/versions/" + version + "/changes"));
    }
}
