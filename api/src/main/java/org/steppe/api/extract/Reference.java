package org.steppe.api.extract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.SelectionAddress;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/**
 * A reference to a selection from one version of a dataset. All texts are of one line.
 *
 * @param key by which reference lists tell it from others: letters, digits, hyphens and points
 * @param author who runs the service; stands for the publisher too
 * @param title of the dataset
 * @param issued the day on which the version was published, in UTC
 * @param url full address that selects the same ever after
 * @param selection the parameters that select, empty for the whole dataset
 * @param accessed the day on which a reader used the data, null where the reader has not said it
 */
record Reference(
        String key,
        String author,
        Label title,
        DatasetVersion version,
        LocalDate issued,
        String url,
        String selection,
        @Nullable LocalDate accessed) {

    /**
     * @param pinned the selection in its exact version
     * @param url the same as a full address
     */
    static Reference of(
            ObservationRequest request,
            String author,
            SelectionAddress pinned,
            String url,
            @Nullable LocalDate accessed) {
        DatasetVersion version = request.selection().version().version();
        Label title = request.selection().description().dataflow().title();
        String selection = pinned.without("version").words();
        return new Reference(
                pinned.dataset() + "-" + version + (selection.isEmpty() ? "" : "-" + digest(selection)),
                oneLine(author),
                new Label(oneLine(title.zh()), oneLine(title.en())),
                version,
                LocalDate.ofInstant(request.selection().version().publishedAt(), ZoneOffset.UTC),
                url,
                oneLine(selection),
                accessed);
    }

    private static String digest(String selection) {
        var checksum = new CRC32();
        checksum.update(selection.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** What was selected, for people; empty for the whole dataset. */
    String note(Language language) {
        if (selection.isEmpty()) {
            return "";
        }
        return switch (language) {
            case ZH -> "选择条件：" + selection;
            case EN -> "Selection: " + selection;
        };
    }

    /** BCP 47 tag. */
    static String tag(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }
}
