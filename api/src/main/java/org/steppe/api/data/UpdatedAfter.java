package org.steppe.api.data;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.TimeArgument;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.RecordedTransition;
import org.steppe.warehouse.query.DatasetVersion;

/** Reads after what a selection wants changes only, and finds the version that was the latest then. */
final class UpdatedAfter {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Generation generation;
    private final String dataset;
    private final Arguments arguments;
    private final List<Warning> warnings;

    /** @param warnings is added to */
    UpdatedAfter(Generation generation, String dataset, Arguments arguments, List<Warning> warnings) {
        this.generation = generation;
        this.dataset = dataset;
        this.arguments = arguments;
        this.warnings = warnings;
    }

    /** @return null for everything: nothing is asked for, or there was no such dataset then */
    @Nullable
    DatasetVersion read() {
        String text = arguments.findText(SelectionParameters.UPDATED_AFTER).orElse(null);
        if (text == null) {
            return null;
        }
        Optional<DatasetVersion> version = DatasetVersion.parse(text);
        if (version.isPresent()) {
            requirePublished(version.get());
            return version.get();
        }
        Optional<Instant> time = TimeArgument.parse(text);
        if (time.isEmpty()) {
            arguments
                    .problems()
                    .add(Problem.of(
                                    ErrorCode.DATE_INVALID,
                                    SelectionParameters.UPDATED_AFTER,
                                    "Parameter 'updatedAfter' is a time, a day or a version, found '"
                                            + Problem.cut(text) + "'.")
                            .found(text)
                            .expected("a time such as 2026-11-20T12:00:00Z, a day such as 2026-11-20,"
                                    + " or a version such as 1.0"));
            return null;
        }
        TimeArgument.requirePast(SelectionParameters.UPDATED_AFTER, text, time.get(), CLOCK, arguments.problems());
        return latestAt(time.get());
    }

    private void requirePublished(DatasetVersion version) {
        boolean exists = generation.findVersion(dataset, version).isPresent()
                || generation.history().hasPublished(dataset, version);
        if (!exists) {
            arguments
                    .problems()
                    .add(Problem.of(
                                    ErrorCode.VERSION_UNKNOWN,
                                    SelectionParameters.UPDATED_AFTER,
                                    "Dataset '" + dataset + "' has no version '" + version + "'.")
                            .found(version.toString())
                            .see("/v1/datasets/" + dataset + "/versions"));
        }
    }

    private @Nullable DatasetVersion latestAt(Instant time) {
        History history = generation.history();
        Optional<RecordedTransition> then = history.findAt(time);
        if (then.isEmpty() && history.transitions().getFirst().transition().previous() != null) {
            warnings.add(Warning.of(
                    Warning.Code.HISTORY_INCOMPLETE,
                    SelectionParameters.UPDATED_AFTER,
                    "The history does not go back that far; these are all observations."));
        }
        return then.flatMap(recorded -> recorded.transition().findVersion(dataset))
                .orElse(null);
    }
}
