package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;

/** A dataset in the catalogue, in its latest version. */
@Serdeable
record DatasetDocument(
        String id,
        LabelText title,
        LabelText description,
        String version,
        @Nullable String asOf,
        String publishedAt,
        List<String> dimensions,
        long observations,
        long figures,
        long series,
        int sources,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable String lastPublishedOn,
        Links links,
        @Nullable List<Warning> warnings) {

    @Serdeable
    record Links(
            String self,
            String structure,
            String observations,
            String availability,
            String csvw,
            String datapackage,
            String citation,
            String files,
            String versions,
            String revisions,
            String timemap) {

        static Links of(String dataset) {
            String self = "/v1/datasets/" + dataset;
            return new Links(
                    self,
                    self + "/structure",
                    self + "/observations",
                    self + "/availability",
                    self + "/csvw",
                    self + "/datapackage",
                    self + "/citation",
                    self + "/files",
                    self + "/versions",
                    self + "/revisions",
                    self + "/timemap");
        }
    }

    static DatasetDocument of(Generation generation, String id, VersionEntry version) {
        return of(generation.getDescription(id, version.version()), version, null, null);
    }

    /**
     * @param description what was known then, where a day is asked for
     * @param warnings null where no day is asked for
     */
    static DatasetDocument of(
            DatasetDescription description,
            VersionEntry version,
            @Nullable LocalDate asOf,
            @Nullable List<Warning> warnings) {
        String id = description.dataflow().id();
        return new DatasetDocument(
                id,
                LabelText.of(description.dataflow().title()),
                LabelText.of(description.dataflow().description()),
                version.version().toString(),
                asOf == null ? null : asOf.toString(),
                version.publishedAt().toString(),
                description.dataflow().structure().dimensions().stream()
                        .map(dimension -> dimension.id().toLowerCase(Locale.ROOT))
                        .toList(),
                description.observations(),
                description.figures(),
                description.series(),
                description.sources().size(),
                description.firstPeriod(),
                description.lastPeriod(),
                description.lastPublishedOn() == null
                        ? null
                        : description.lastPublishedOn().toString(),
                Links.of(id),
                warnings);
    }
}
