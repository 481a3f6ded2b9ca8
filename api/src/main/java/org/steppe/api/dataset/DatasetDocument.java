package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
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
        String publishedAt,
        List<String> dimensions,
        long observations,
        long figures,
        long series,
        int sources,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable String lastPublishedOn,
        Links links) {

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
            String versions) {

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
                    self + "/versions");
        }
    }

    static DatasetDocument of(Generation generation, String id, VersionEntry version) {
        DatasetDescription description = generation.getDescription(id, version.version());
        return new DatasetDocument(
                id,
                LabelText.of(description.dataflow().title()),
                LabelText.of(description.dataflow().description()),
                version.version().toString(),
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
                Links.of(id));
    }
}
