package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.warehouse.generation.VersionEntry;

/** All mementos of one address (RFC 7089, 5), oldest first. */
@Serdeable
public record TimeMapDocument(String original, String timegate, String timemap, List<MementoDocument> mementos) {

    public static final String LINK_FORMAT = "application/link-format";

    /** @param datetime in UTC */
    @Serdeable
    public record MementoDocument(String version, String datetime, String href) {}

    /** @param memento address of a version */
    public static TimeMapDocument of(
            Mementos mementos, String original, String timemap, Function<VersionEntry, String> memento) {
        return new TimeMapDocument(
                original,
                original,
                timemap,
                mementos.list().stream()
                        .map(version -> new MementoDocument(
                                version.version().toString(),
                                version.publishedAt().toString(),
                                memento.apply(version)))
                        .toList());
    }

    /** As links (RFC 6690). */
    public String links() {
        var links = new ArrayList<String>();
        links.add("<" + original + ">; rel=\"original timegate\"");
        links.add("<" + timemap + ">; rel=\"self\"; type=\"" + LINK_FORMAT + "\"; from=\"" + date(mementos.getFirst())
                + "\"; until=\"" + date(mementos.getLast()) + "\"");
        for (int place = 0; place < mementos.size(); place++) {
            String first = place == 0 ? "first " : "";
            String last = place == mementos.size() - 1 ? "last " : "";
            links.add("<" + mementos.get(place).href() + ">; rel=\"" + first + last + "memento\"; datetime=\""
                    + date(mementos.get(place)) + "\"");
        }
        return String.join(",\n", links) + "\n";
    }

    private static String date(MementoDocument memento) {
        return AcceptDatetime.format(java.time.Instant.parse(memento.datetime()));
    }
}
