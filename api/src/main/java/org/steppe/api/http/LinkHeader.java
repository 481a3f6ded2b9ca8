package org.steppe.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one {@code Link} header says (RFC 8288). Clients and proxies take only so much header, and links repeat
 * the selection of a request, which may be long: what does not fit is left out, save what was required.
 */
public final class LinkHeader {

    /** Small enough for a proxy that gives the whole head of an answer 4 KiB. */
    private static final int LONGEST = 2560;

    private final List<String> links = new ArrayList<>();
    private int offered;

    /** Stands in the header however long it is. */
    public LinkHeader require(String target, String relation) {
        links.add(link(target, relation, null));
        return this;
    }

    /** Stands in the header if it fits beside those offered before. */
    public LinkHeader offer(String target, String relation) {
        return offer(links.size(), link(target, relation, null));
    }

    /** As {@link #offer(String, String)}, with the media type that a client gets there. */
    public LinkHeader offer(String target, String relation, String mediaType) {
        return offer(links.size(), link(target, relation, mediaType));
    }

    /** As {@link #offer(String, String, String)}, before all others: some readers complain of links that they pass over. */
    public LinkHeader offerFirst(String target, String relation, String mediaType) {
        return offer(0, link(target, relation, mediaType));
    }

    /** A memento with its time (RFC 7089). */
    public LinkHeader offerMemento(String target, String relation, String datetime) {
        return offer(links.size(), link(target, relation, null) + "; datetime=\"" + datetime + "\"");
    }

    private LinkHeader offer(int place, String link) {
        if (offered + link.length() <= LONGEST) {
            offered += link.length();
            links.add(place, link);
        }
        return this;
    }

    private static String link(String target, String relation, @Nullable String mediaType) {
        String type = mediaType == null ? "" : "; type=\"" + mediaType + "\"";
        return "<" + target + ">; rel=\"" + relation + "\"" + type;
    }

    /** Empty when there is no link. */
    public Optional<String> text() {
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }
}
