package org.steppe.api.feed;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.steppe.warehouse.format.Warning;

/** The feed from one point to another. */
@Serdeable
record ChangeFeedDocument(
        String warehouse,
        long generation,
        List<ChangeEntryDocument> entries,
        boolean more,
        String cursor,
        String next,
        List<Warning> warnings) {}
