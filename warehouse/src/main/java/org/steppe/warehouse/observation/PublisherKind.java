package org.steppe.warehouse.observation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Through what kind of channel a publication reached us, most authoritative first. A bureau's text that we have only
 * from a newspaper counts as the newspaper's: words and digits may have changed on the way.
 */
public enum PublisherKind {
    OFFICIAL_STATISTICS(4),
    GOVERNMENT(3),
    CUSTOMS(3),
    RAILWAY(3),
    MEDIA(2),
    MIRROR(1);

    private final int authority;

    PublisherKind(int authority) {
        this.authority = authority;
    }

    /** A figure may replace another only when its authority is at least the same. */
    public int authority() {
        return authority;
    }

    /** The name in source descriptions and answers, for instance {@code official-statistics}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PublisherKind> findById(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
