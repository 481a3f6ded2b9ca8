package org.steppe.etl.source;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A known error in a source, with what is done about it.
 *
 * @param match cells by column that name the one figure meant
 * @param what the error
 * @param why how it is known
 */
public record Correction(
        String id, String source, Map<String, String> match, String what, String why, Action action, Place place) {

    public Correction {
        match = Map.copyOf(match);
    }

    /** What is done about the figure. */
    public sealed interface Action {

        /** It is not loaded. */
        record LeaveOut() implements Action {}

        /** It is loaded with other cells in some columns. */
        record Replace(Map<String, String> cells) implements Action {

            public Replace {
                cells = Map.copyOf(cells);
            }
        }
    }

    boolean matches(CollectedFigure figure) {
        for (Map.Entry<String, String> cell : match.entrySet()) {
            if (!figure.cell(cell.getKey()).equals(cell.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** What readers of the figure should know of it. */
    org.steppe.warehouse.observation.Correction describe(CollectedFigure figure) {
        return switch (action) {
            case Action.LeaveOut leaveOut ->
                new org.steppe.warehouse.observation.Correction(
                        id,
                        source,
                        what,
                        why,
                        org.steppe.warehouse.observation.Correction.Action.LEAVE_OUT,
                        figure.cells(),
                        Map.of());
            case Action.Replace replace ->
                new org.steppe.warehouse.observation.Correction(
                        id,
                        source,
                        what,
                        why,
                        org.steppe.warehouse.observation.Correction.Action.REPLACE,
                        cellsOf(figure, replace.cells()),
                        replace.cells());
        };
    }

    private static Map<String, String> cellsOf(CollectedFigure figure, Map<String, String> replaced) {
        var cells = new LinkedHashMap<String, String>();
        replaced.keySet().forEach(column -> cells.put(column, figure.cell(column)));
        return cells;
    }
}
