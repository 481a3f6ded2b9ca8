package org.steppe.api.operation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.observation.Source;

/** The terms of use, and what the publications themselves say about them. */
@Serdeable
record LicenceDocument(Licence licence, LabelText citation, List<Stated> publications, Links links) {

    @Serdeable
    record Licence(LabelText data, String software) {

        static final Licence STANDARD = new Licence(LabelText.of(Terms.DATA), Terms.SOFTWARE);
    }

    /**
     * @param licence as recorded with the publications, null for those with nothing recorded
     * @param publications how many of them
     */
    @Serdeable
    record Stated(@Nullable String licence, int publications) {}

    @Serdeable
    record Links(String self, String sources) {}

    static LicenceDocument of(Collection<Source> sources) {
        return new LicenceDocument(
                Licence.STANDARD,
                LabelText.of(Terms.CITATION),
                sources.stream()
                        .collect(Collectors.groupingBy(
                                source -> Objects.requireNonNullElse(source.licence(), ""),
                                TreeMap::new,
                                Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> new Stated(
                                entry.getKey().isEmpty() ? null : entry.getKey(),
                                entry.getValue().intValue()))
                        .sorted(Comparator.comparingInt(Stated::publications).reversed())
                        .toList(),
                new Links(Terms.ADDRESS, "/v1/sources"));
    }
}
