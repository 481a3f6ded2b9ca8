package org.steppe.api.feed;

import java.time.Duration;
import java.util.Set;

/**
 * What a reader of the feed asks for.
 *
 * @param datasets those of interest, empty for everything
 * @param limit entries at most
 * @param patience how long to wait for an entry when there is none
 * @param parameters of the address but {@code since}, encoded, each with an ampersand after it
 */
record FeedRequest(
        FeedSince since, Set<String> datasets, long limit, Duration patience, FeedFormat format, String parameters) {

    FeedRequest {
        datasets = Set.copyOf(datasets);
    }

    /** The address of what comes after a point. */
    String addressAfter(FeedCursor cursor) {
        return "/v1/changes?" + parameters + FeedSince.PARAMETER + "=" + cursor.encode();
    }
}
